// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "../consortium/Member.sol";
import {InstrumentId, LotId, LotRef, Units} from "../lots/LotTypes.sol";
import {ISettlementDesk} from "../settlement/ISettlementDesk.sol";

/// @title Payment of receivables at maturity
/// @notice From maturity on the debtor instructs the payment of lots to their holders; of a pledged lot the pledgee
/// collects first, up to its claim, the holder the rest. A lot is locked while cash for it is on its way and ends in
/// the same transaction in which the last of its value is reported final; a rejected or expired instruction unlocks it
/// and nothing else changed. What is final is released from the debtor's line.
///
/// A part payment raises the level to which the whole receivable is paid: P of face F. The lot [start, end) then has
/// floor(P x end / F) - floor(P x start / F), less what it had before: exact over any partition, the shares adding up
/// to P. A lot that has more than its share already, by rounding or because its pledgee collected, keeps it. A round
/// goes through the lots in the order of their ranges, in as many calls as it takes; the next one can begin only when
/// it is through. When the cash for a lot is concluded and has paid a part of it, the receivable is paid in part; from
/// then on lots move only by recourse or court order.
interface IRedemption is ISettlementDesk {
    /// @param payee The holder, or the pledgee for its claim.
    event RedemptionInstructed(
        LotId indexed lot,
        MemberId indexed debtor,
        MemberId indexed payee,
        bytes32 instruction,
        Units amount
    );
    /// @param paid What is paid of the lot in all.
    event RedemptionPaid(LotId indexed lot, bytes32 indexed instruction, Units amount, Units paid);
    /// @notice A round of part payment began.
    event PartPaymentBegun(InstrumentId indexed instrument, MemberId indexed debtor, Units level);
    /// @notice The round has reached all lots before this unit.
    event PartPaymentReached(InstrumentId indexed instrument, Units level, Units reached);
    /// @notice A round could not pay an encumbered lot; its share stays due and is paid when it is listed again.
    event PartPaymentPassedOver(LotId indexed lot, uint16 flags);

    error RedemptionNotTheDebtor(LotId lot, MemberId member, MemberId debtor);
    error RedemptionNotSettlement(address caller);
    error RedemptionNothing();
    error RedemptionLevelInvalid(InstrumentId instrument, Units level, Units reached, Units face);
    error RedemptionRoundOpen(InstrumentId instrument, Units level, Units reached);
    /// @notice A round goes through the receivable's lots in order: this one neither follows on what is reached nor
    /// lies before it, or there is no such lot of this receivable.
    error RedemptionOutOfOrder(LotId lot, Units reached);
    error RedemptionNothingDue(LotId lot);

    /// @notice The debtor pays what is left of lots in full. All or nothing.
    /// @param lots The lots with the trails the debtor saw.
    /// @param endToEndId The debtor's own reference for this payment run; the same one again for the same amount on the
    /// same lot is refused, so a run happens once.
    /// @custom:access member account with ACT of the debtor
    function pay(LotRef[] calldata lots, bytes32 endToEndId) external;

    /// @notice The debtor pays every lot up to a level of the whole.
    /// @param level Units of the face that are paid once the round is through; more than in the round before, less than
    /// all.
    /// @param lots Live and ended lots in the order of their ranges, from where the round stands; or lots that it has
    /// passed already and that are still behind. What is merged meanwhile across where the round stands follows on.
    /// @custom:access member account with ACT of the debtor
    function payPart(InstrumentId instrument, Units level, LotRef[] calldata lots, bytes32 endToEndId) external;

    /// @notice What is not yet paid of a lot; zero for one that has ended.
    function unpaidOf(LotId lot) external view returns (Units);

    /// @notice The level of the present or last round of part payment, and the unit before which it has reached all
    /// lots.
    function roundOf(InstrumentId instrument) external view returns (Units level, Units reached);
}
