// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "../consortium/Member.sol";
import {IRequests} from "../lots/IRequests.sol";
import {InstrumentId, LotId, Units} from "../lots/LotTypes.sol";
import {PathStep} from "../lots/Trail.sol";
import {ITermFlags} from "./ITermFlags.sol";

/// @title What happens to a receivable as a whole: cancellation, extension, overdue
/// @notice Debtor and first creditor cancel it while its root lot is whole; the debtor extends its term with the
/// consent of every holder and of the bank whose line it uses; anyone records that it is overdue, or that it falls due
/// because its debtor is insolvent; the debtor disputes it.
interface IServicing is IRequests, ITermFlags {
    event CancellationRequested(
        InstrumentId indexed instrument,
        MemberId indexed from,
        MemberId indexed to,
        uint40 deadline
    );
    event ReceivableCancelled(InstrumentId indexed instrument, bytes32 background, uint40 time);
    event ReceivableExtended(
        InstrumentId indexed instrument,
        MemberId indexed debtor,
        uint40 from,
        uint40 to,
        uint40 time,
        uint32 epoch
    );
    /// @param caseId Commitment to the case in which it is disputed.
    event ReceivableDisputed(InstrumentId indexed instrument, MemberId indexed debtor, bytes32 caseId, uint40 time);
    /// @param by The debtor that gave it up, or the court that dismissed it.
    event ReceivableDisputeEnded(InstrumentId indexed instrument, MemberId indexed by, uint40 time);
    /// @notice It fell due before its maturity.
    event ReceivableAccelerated(
        InstrumentId indexed instrument,
        MemberId indexed debtor,
        uint40 maturity,
        uint40 time,
        uint32 epoch
    );
    event ReceivableOverdue(InstrumentId indexed instrument, MemberId indexed debtor, uint40 time);

    error ReceivablesNotLonger(InstrumentId instrument, uint40 maturity, uint40 newMaturity);
    error ReceivablesLotsIncomplete(InstrumentId instrument, Units coveredUpTo, LotId lot);
    error ReceivablesHolderNotConsenting(LotId lot, MemberId holder);
    error ReceivablesNotOverdue(InstrumentId instrument, uint40 overdueFrom);
    /// @notice The member is neither debtor nor first creditor.
    error ServicingNotAParty(InstrumentId instrument, MemberId member);
    error ServicingGrantorNotConsenting(InstrumentId instrument, MemberId grantor);
    /// @notice Nothing says that the debtor is insolvent.
    error ServicingDebtorNotInsolvent(InstrumentId instrument, MemberId debtor);
    error ServicingTermTooLong(uint40 maturity, uint40 latest);

    /// @notice Debtor or creditor asks the other to cancel, while the root lot is whole.
    /// @param deadline Last moment to answer, UTC seconds; it may lie after maturity.
    /// @custom:access member account with ACT of debtor or first creditor
    function requestCancellation(InstrumentId instrument, uint40 deadline) external;

    /// @notice The other side agrees; the document gets back what was used up.
    /// @param issue The root lot's first step and the document it stands on; proven against the trail.
    /// @custom:access member account with ACT of the one asked
    function cancel(InstrumentId instrument, PathStep calldata issue) external;

    /// @notice Cancels at once with the other side's signature.
    /// @custom:access member account with ACT of debtor or first creditor, consent of the other
    function cancelWithConsent(
        InstrumentId instrument,
        PathStep calldata issue,
        uint40 deadline,
        bytes calldata consent
    ) external;

    /// @notice The debtor extends the term with the consent of every holder of a live lot and of the granting bank.
    /// @param lots All lots, live and ended, in the order of their ranges.
    /// @param consents One a holder; the granting bank's last, where it is no holder. `consentOf[i]` is the index of
    /// the consent that covers `lots[i]`.
    /// @custom:access member account with ACT of the debtor, consent of all holders and of the granting bank
    function extend(
        InstrumentId instrument,
        uint40 newMaturity,
        uint40 deadline,
        LotId[] calldata lots,
        uint16[] calldata consentOf,
        bytes[] calldata consents
    ) external;

    /// @notice Records that the debtor has not paid in full by the end of the day of maturity and the rule's grace.
    /// @custom:access member account with ACT
    function flagOverdue(InstrumentId instrument) external;

    /// @notice The debtor disputes what it owes: lots stay where they are until the dispute ends.
    /// @custom:access member account with ACT of the debtor
    function dispute(InstrumentId instrument, bytes32 caseId) external;

    /// @notice The debtor gives its dispute up.
    /// @custom:access member account with ACT of the debtor
    function withdrawDispute(InstrumentId instrument) external;

    /// @notice A court dismisses a dispute.
    /// @custom:access court whose mandate covers the debtor's region
    function dismissDispute(InstrumentId instrument) external;

    /// @notice Makes a receivable due now because a court attests that its debtor is insolvent.
    /// @custom:access member account with ACT
    function accelerate(InstrumentId instrument) external;

    /// @notice What the other side signs for `cancelWithConsent` (EIP-712), for the root lot's present trail.
    function cancellationDigest(
        InstrumentId instrument,
        uint40 issuedAt,
        uint40 deadline
    ) external view returns (bytes32);

    /// @notice What a holder signs for `extend` (EIP-712).
    function extensionDigest(
        InstrumentId instrument,
        uint40 newMaturity,
        uint40 issuedAt,
        uint40 deadline
    ) external view returns (bytes32);
}
