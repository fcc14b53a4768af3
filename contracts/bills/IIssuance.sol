// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "../consortium/Member.sol";
import {InstrumentId, Units} from "../lots/LotTypes.sol";
import {PackageNumber} from "./PackageNumber.sol";

/// @title How bills come into being
/// @notice The drawer registers a bill, presents it to its acceptor, and once accepted to its payee, who receives it on
/// the ground of a document of which the drawer is the buyer and the payee the seller. Until it is received the drawer
/// may withdraw it; what is not accepted or not received by its due date lapses. These acts are about the whole
/// package. A request of this desk is refused, withdrawn and expired at the ledger, on the root lot.
interface IIssuance {
    /// @notice What a bill says. Its instrument is named by its package number, so it is registered once.
    /// @param number 30 digits: type, bank code, date, serial, check digit; the date is that of the business day of
    /// registration.
    /// @param acceptor A bank for bank paper, else an enterprise, which may be the drawer itself.
    /// @param currency ISO 4217 numeric.
    /// @param face Units.
    /// @param maturity First moment of the day it falls due, UTC seconds.
    /// @param splittable Whether its lots may be cut; else it is endorsed as a whole ("0" in the range field).
    /// @param notTransferable Whether the payee is not to pass it on.
    /// @param background Tag of the document that justifies it.
    struct Terms {
        PackageNumber number;
        MemberId drawer;
        MemberId acceptor;
        MemberId payee;
        uint16 currency;
        Units face;
        uint40 maturity;
        bool splittable;
        bool notTransferable;
        bytes32 background;
    }

    event BillRegistered(
        InstrumentId indexed instrument,
        MemberId indexed drawer,
        MemberId indexed acceptor,
        Terms terms,
        Units smallestLot,
        uint40 time,
        uint32 epoch
    );
    /// @param margin Deposit that the acceptor took for it, minor units.
    event BillAccepted(
        InstrumentId indexed instrument,
        MemberId indexed acceptor,
        Units margin,
        uint40 time,
        uint32 epoch
    );
    event BillReceived(InstrumentId indexed instrument, MemberId indexed payee, uint40 time, uint32 epoch);
    event BillWithdrawn(InstrumentId indexed instrument, MemberId indexed drawer, uint40 time, uint32 epoch);
    /// @notice It fell due without having been accepted, or received.
    event BillLapsed(InstrumentId indexed instrument, MemberId indexed drawer, uint40 time, uint32 epoch);

    error IssuanceNotAParty(InstrumentId instrument, MemberId member);
    error IssuancePartiesInvalid(MemberId drawer, MemberId acceptor, MemberId payee);
    /// @notice Bank paper is accepted by banks, commercial paper by enterprises.
    error IssuanceAcceptorKind(PackageNumber number, MemberId acceptor);
    error IssuanceTermsInvalid(Units face, uint40 maturity);
    error IssuanceFaceTooHigh(Units face, Units highest);
    error IssuanceFaceBelowSmallest(Units face, Units smallest);
    error IssuanceTermTooLong(uint40 maturity, uint40 latest);
    error IssuanceCurrencyNotAccepted(uint16 currency);
    error IssuanceMarginInvalid(Units margin, Units face);
    /// @notice Not what was registered under this number.
    error IssuanceOtherTerms(InstrumentId instrument);

    /// @notice The drawer makes a bill out.
    /// @custom:access member account with ACT of the drawer
    function register(Terms calldata terms) external returns (InstrumentId instrument);

    /// @notice The drawer asks the acceptor to accept.
    /// @param trail The root lot's.
    /// @param deadline Last moment to answer, not after maturity, UTC seconds.
    /// @custom:access member account with ACT of the drawer
    function presentForAcceptance(Terms calldata terms, bytes21 trail, uint40 deadline) external;

    /// @notice The acceptor accepts what it was presented: it owes from here on. Judged by its caps and bars.
    /// @param margin Deposit that it took for the bill, at most its face.
    /// @custom:access member account with ACT of the acceptor
    function accept(Terms calldata terms, bytes21 trail, Units margin) external;

    /// @notice The drawer presents with the acceptor's signature: accepted at once.
    /// @param deadline Last moment of the consent, UTC seconds.
    /// @custom:access member account with ACT of the drawer, consent of the acceptor
    function acceptWithConsent(
        Terms calldata terms,
        bytes21 trail,
        Units margin,
        uint40 deadline,
        bytes calldata consent
    ) external;

    /// @notice The drawer takes back a bill that nobody has received. What the acceptor owed is released.
    /// @custom:access member account with ACT of the drawer
    function withdrawBill(InstrumentId instrument, bytes21 trail) external;

    /// @notice Ends a bill that was not received by its due date.
    /// @custom:access member account with ACT of any member
    function lapse(InstrumentId instrument, bytes21 trail) external;

    /// @notice The drawer asks the payee to receive the bill.
    /// @param deadline Last moment to answer, not after maturity, UTC seconds.
    /// @custom:access member account with ACT of the drawer
    function presentForReceipt(Terms calldata terms, bytes21 trail, uint40 deadline) external;

    /// @notice The payee receives what it was presented; the document is used up.
    /// @custom:access member account with ACT of the payee
    function receiveBill(Terms calldata terms, bytes21 trail) external;

    /// @notice The drawer hands over with the payee's signature: received at once.
    /// @param deadline Last moment of the consent, UTC seconds.
    /// @custom:access member account with ACT of the drawer, consent of the payee
    function receiveWithConsent(Terms calldata terms, bytes21 trail, uint40 deadline, bytes calldata consent) external;

    /// @notice Deposit that the acceptor took for a bill, minor units; zero before acceptance.
    function marginOf(InstrumentId instrument) external view returns (Units);

    /// @notice What the acceptor signs for `acceptWithConsent` (EIP-712).
    function acceptanceDigest(
        Terms calldata terms,
        bytes21 trail,
        Units margin,
        uint40 issuedAt,
        uint40 deadline
    ) external view returns (bytes32);

    /// @notice What the payee signs for `receiveWithConsent` (EIP-712).
    function receiptDigest(
        Terms calldata terms,
        bytes21 trail,
        uint40 issuedAt,
        uint40 deadline
    ) external view returns (bytes32);
}
