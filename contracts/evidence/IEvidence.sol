// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "../consortium/Member.sol";
import {Document, DocumentKind} from "./Document.sol";

/// @title Trade documents by their tag, and what is left of each
/// @notice A document is known by its uniqueness tag, a keyed pseudo-random function of its identity, so the same
/// invoice is recognised in another spelling or from another bank while nobody can guess it from the chain. Its fields
/// stand behind a salted Merkle root in the events; any field can be proven alone off chain. One document backs
/// receivables, bills and loans only up to its remaining amount, all together.
interface IEvidence {
    /// @param tag Uniqueness tag of the document's identity.
    /// @param amount Payable amount in minor units of `currency` (ISO 4217 numeric).
    /// @param root Salted Merkle root over the fields.
    /// @param fingerprint Sixteen bits of a keyed pseudo-random function of the canonical contents.
    struct Registration {
        bytes32 tag;
        MemberId seller;
        MemberId buyer;
        uint16 currency;
        DocumentKind kind;
        uint56 amount;
        bytes32 root;
        uint16 fingerprint;
    }

    event DocumentRegistered(
        bytes32 indexed tag,
        MemberId indexed seller,
        MemberId indexed buyer,
        MemberId registrant,
        uint16 currency,
        DocumentKind kind,
        uint56 amount,
        bytes32 root,
        uint16 fingerprint,
        uint32 epoch
    );
    event DocumentCorrected(
        bytes32 indexed tag,
        MemberId indexed by,
        uint8 version,
        uint56 amount,
        bytes32 root,
        uint16 fingerprint,
        uint32 epoch
    );
    event DocumentCredited(bytes32 indexed tag, bytes32 indexed creditNote, uint56 credit, uint56 amount, uint32 epoch);
    /// @notice A credit note left less than what claims already stand on: an alert to all of them and their regulators.
    event DocumentOverdrawn(
        bytes32 indexed tag,
        MemberId indexed seller,
        MemberId indexed buyer,
        uint56 excess,
        uint32 epoch
    );
    event EvidenceDeskSet(address indexed desk, bool listed);

    error EvidenceDocumentKnown(bytes32 tag, uint8 version);
    error EvidenceDocumentConflict(bytes32 tag, uint8 version);
    error EvidenceDocumentUnknown(bytes32 tag);
    error EvidenceTagInvalid();
    error EvidenceAmountInvalid(bytes32 tag, uint56 amount);
    error EvidencePartiesInvalid(bytes32 tag, MemberId seller, MemberId buyer);
    error EvidenceKindInvalid(bytes32 tag, DocumentKind kind);
    error EvidenceNotAParty(bytes32 tag, MemberId member);
    error EvidenceNotTheSeller(bytes32 tag, MemberId member);
    error EvidenceForeignParties(bytes32 tag, MemberId buyer, MemberId seller);
    error EvidenceOtherCurrency(bytes32 tag, uint16 currency, uint16 expected);
    error EvidenceUsedUp(bytes32 tag, uint56 left, uint56 needed);
    error EvidenceBelowUsed(bytes32 tag, uint56 amount, uint56 used);
    error EvidenceCreditTooLarge(bytes32 tag, uint56 amount, uint56 credit);
    error EvidenceVersionsExhausted(bytes32 tag);
    error EvidenceNotADesk(address caller);
    error EvidenceDeadlinePassed(bytes32 tag, uint40 deadline);

    /// @notice Registers a document of which the sender's member is the seller or the buyer.
    /// @custom:access member account with PREPARE of a party
    function register(Registration calldata registration) external;

    /// @notice As `register`, by a bank to which a party consented.
    /// @param deadline Last moment of the consent, UTC seconds.
    /// @param consent A party's consent, see `Consents`.
    /// @custom:access bank account with PREPARE, consent of a party
    function registerByBank(Registration calldata registration, uint40 deadline, bytes calldata consent) external;

    /// @notice Corrects a document as a new version under the same tag, never below what is used.
    /// @custom:access member account with PREPARE of the seller
    function correct(bytes32 tag, uint56 amount, bytes32 root, uint16 fingerprint) external;

    /// @notice Applies a credit note: what is left shrinks; what is used already stays used and alerts.
    /// @param tag The document credited.
    /// @param creditNote The credit note's own tag, so that it applies once.
    /// @custom:access member account with PREPARE of the seller
    function credit(bytes32 tag, bytes32 creditNote, uint56 amount, bytes32 root, uint16 fingerprint) external;

    /// @notice Registers a document for its seller, in whose act the desk uses part of it up at once.
    /// @param used What the claim stands on, minor units.
    /// @custom:access listed desk
    function registerUsed(Registration calldata registration, uint56 used, uint32 epoch) external;

    /// @notice Uses up part of a document as the background of a claim. The claim's own event names the document.
    /// @param buyer Who owes on the document: the one who assigns, or the debtor.
    /// @param seller Who receives.
    /// @custom:access listed desk
    function consume(bytes32 tag, MemberId buyer, MemberId seller, uint16 currency, uint56 amount) external;

    /// @notice Gives back what a cancelled claim had used up, to the document's current version.
    /// @custom:access listed desk
    function giveBack(bytes32 tag, uint56 amount) external;

    /// @custom:access council (wiring)
    function setDesk(address desk, bool listed) external;

    function documentAt(bytes32 tag) external view returns (Document memory);

    /// @notice What a party signs so that a bank may register its document (EIP-712).
    function registrationDigest(
        Registration calldata registration,
        MemberId bank,
        uint40 issuedAt,
        uint40 deadline
    ) external view returns (bytes32);
}
