// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "../consortium/Member.sol";
import {DocumentKind} from "../evidence/Document.sol";
import {IRequests} from "../lots/IRequests.sol";
import {InstrumentId, Units} from "../lots/LotTypes.sol";
import {ITermFlags} from "./ITermFlags.sol";

/// @title How receivables come into being
/// @notice A supplier submits and the core enterprise confirms, or the debtor issues and the supplier accepts; either
/// in two steps or in one transaction with the other side's signature. Confirmation mints the root lot to the creditor
/// on the ground of a document of which the debtor is the buyer and the creditor the seller.
interface IOrigination is IRequests, ITermFlags {
    /// @notice What debtor and creditor agree on.
    /// @param grantor Bank whose credit line the debtor uses for it. The debtor names it: of what a creditor submits it
    /// is no part.
    /// @param face Units; the document must cover it.
    /// @param maturity First moment of the day it falls due, UTC seconds.
    /// @param assignable False where the parties prohibit assignment.
    /// @param debtorReference Hash of the debtor's own number for it; with the debtor it names the instrument, so it is
    /// issued once.
    /// @param background Tag of the document that justifies it.
    struct Terms {
        MemberId debtor;
        MemberId creditor;
        MemberId grantor;
        uint16 currency;
        Units face;
        uint40 maturity;
        bool assignable;
        bytes32 debtorReference;
        bytes32 background;
    }

    /// @notice The document of the terms' background where it comes with them; its parties and currency are the terms'.
    /// @param amount Payable amount in minor units.
    /// @param root Salted Merkle root over the fields.
    /// @param fingerprint Sixteen bits of a keyed pseudo-random function of the canonical contents.
    struct Ground {
        DocumentKind kind;
        uint56 amount;
        bytes32 root;
        uint16 fingerprint;
    }

    event ReceivableSubmitted(
        InstrumentId indexed instrument,
        MemberId indexed creditor,
        MemberId indexed debtor,
        Terms terms,
        uint40 deadline
    );
    event ReceivableIssued(
        InstrumentId indexed instrument,
        MemberId indexed debtor,
        MemberId indexed creditor,
        Terms terms,
        uint40 deadline
    );
    /// @param highestTier, smallestLot What the rules of `epoch` gave it for life.
    event ReceivableConfirmed(
        InstrumentId indexed instrument,
        MemberId indexed debtor,
        MemberId indexed creditor,
        Terms terms,
        uint8 highestTier,
        Units smallestLot,
        uint40 time,
        uint32 epoch
    );

    error ReceivablesTermsInvalid(Units face, uint40 maturity);
    error ReceivablesTermTooLong(uint40 maturity, uint40 latest);
    error ReceivablesCurrencyNotAccepted(uint16 currency);
    error ReceivablesFaceBelowSmallest(Units face, Units smallest);
    error ReceivablesPartiesInvalid(MemberId debtor, MemberId creditor);
    error ReceivablesNotAParty(InstrumentId instrument, MemberId member);

    /// @notice The creditor asks the debtor to confirm.
    /// @param deadline Last moment to answer, before maturity, UTC seconds.
    /// @custom:access member account with ACT of the creditor
    function submit(Terms calldata terms, uint40 deadline) external returns (InstrumentId instrument);

    /// @notice The debtor confirms what was submitted and uses up its line with the bank that it names. All else in
    /// `terms` must be the same to the letter.
    /// @custom:access member account with ACT of the debtor
    function confirm(Terms calldata terms) external returns (InstrumentId instrument);

    /// @notice The debtor issues and asks the creditor to accept. What anybody submitted under that reference is
    /// refused thereby, so that nobody can keep a debtor from its own.
    /// @custom:access member account with ACT of the debtor
    function issue(Terms calldata terms, uint40 deadline) external returns (InstrumentId instrument);

    /// @notice The creditor accepts what was issued.
    /// @custom:access member account with ACT of the creditor
    function acceptIssue(Terms calldata terms) external returns (InstrumentId instrument);

    /// @notice The creditor submits with the debtor's signature over the terms: confirmed at once.
    /// @param deadline Last moment of the consent, UTC seconds.
    /// @param consent The debtor's consent, see `Consents`.
    /// @custom:access member account with ACT of the creditor, consent of the debtor
    function submitWithConsent(
        Terms calldata terms,
        uint40 deadline,
        bytes calldata consent
    ) external returns (InstrumentId instrument);

    /// @notice As `submitWithConsent`, and registers the document in the same act; the creditor is its seller.
    /// @custom:access member account with ACT of the creditor, consent of the debtor
    function submitWithDocument(
        Terms calldata terms,
        Ground calldata ground,
        uint40 deadline,
        bytes calldata consent
    ) external returns (InstrumentId instrument);

    /// @notice The debtor issues with the creditor's signature over the terms: confirmed at once.
    /// @param deadline Last moment of the consent, UTC seconds.
    /// @param consent The creditor's consent, see `Consents`.
    /// @custom:access member account with ACT of the debtor, consent of the creditor
    function issueWithConsent(
        Terms calldata terms,
        uint40 deadline,
        bytes calldata consent
    ) external returns (InstrumentId instrument);

    /// @notice A receivable's state: as the ledger has it, or that of the request that stands before it.
    function stateOf(InstrumentId instrument) external view returns (uint8);

    function instrumentId(MemberId debtor, bytes32 debtorReference) external pure returns (InstrumentId);

    /// @notice What the other party signs for `submitWithConsent` and `issueWithConsent` (EIP-712).
    function termsDigest(Terms calldata terms, uint40 issuedAt, uint40 deadline) external view returns (bytes32);
}
