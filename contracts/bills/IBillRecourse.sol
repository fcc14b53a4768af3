// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "../consortium/Member.sol";
import {LotId, LotRef, Units} from "../lots/LotTypes.sol";
import {PathStep} from "../lots/Trail.sol";
import {ISettlementDesk} from "../settlement/ISettlementDesk.sol";

/// @title Recourse on bills
/// @notice The holder of a dishonoured lot claims what is unpaid, interest and costs from any of those liable: drawer,
/// acceptor, who guarantees them, and prior endorsers, as the lot's path proves. Who pays takes the holder's place and
/// may claim what it paid, with interest and costs, from those before it; where the acceptor pays, the lot ends.
///
/// Rights lapse: against acceptor and drawer counted from the day of maturity, against all others from the day of
/// dishonour, and for one who paid in recourse from the day of its payment. A claim lets the time against the one
/// claimed from begin anew. The last day of a term of months is the corresponding day of its last month.
interface IBillRecourse is ISettlementDesk {
    /// @param Acceptor Pays for good: with its payment the lot ends.
    enum Role {
        Acceptor,
        AcceptorsGuarantor,
        Drawer,
        DrawersGuarantor,
        Endorser,
        EndorsersGuarantor
    }

    /// @notice One who is liable to a lot's holder.
    /// @param lapsedFrom First moment at which the holder's right against it has lapsed, UTC seconds.
    struct Liable {
        MemberId member;
        Role role;
        uint40 lapsedFrom;
    }

    /// @notice What one who is liable owes now: the sum of the three, minor units.
    /// @param principal The lot's value; in re-recourse, what the holder paid.
    /// @param interest From the day of maturity on; of an overdue presentation, or a dishonour before maturity, from
    /// that day on; in re-recourse, from the day of payment on.
    struct Owed {
        uint56 principal;
        uint56 interest;
        uint56 costs;
    }

    /// @param costs The holder's, of evidence and notices, minor units.
    /// @param lapsedFrom First moment at which the claim would have been too late, UTC seconds.
    event BillRecourseClaimed(
        LotId indexed lot,
        MemberId indexed holder,
        MemberId indexed liable,
        Role role,
        Units costs,
        uint40 lapsedFrom,
        uint40 deadline,
        uint40 time,
        uint32 epoch
    );
    event BillRecourseInstructed(
        LotId indexed lot,
        MemberId indexed payer,
        MemberId indexed holder,
        bytes32 instruction,
        Owed owed,
        uint40 time,
        uint32 epoch
    );
    /// @notice The cash is final: the payer holds the lot.
    event BillRecourseSettled(
        LotId indexed lot,
        MemberId indexed payer,
        MemberId indexed holder,
        bytes32 instruction,
        uint56 amount,
        uint40 time
    );
    /// @notice The acceptor's cash is final: the lot ends.
    /// @param units Of the lot, which the acceptor owes no longer.
    /// @param margin What of the bill's margin deposit is free with it.
    event BillRecoursePaidByAcceptor(
        LotId indexed lot,
        MemberId indexed acceptor,
        MemberId indexed holder,
        bytes32 instruction,
        uint56 amount,
        Units units,
        Units margin,
        uint40 time
    );

    error BillRecourseNotSettlement(address caller);
    /// @notice The steps are not the lot's history.
    error BillRecoursePathWrong(LotId lot);
    error BillRecourseNotLiable(LotId lot, MemberId member);
    /// @notice The holder's right against the member has lapsed.
    error BillRecourseLapsed(LotId lot, MemberId member, uint40 lapsedFrom);
    error BillRecourseAmountTooHigh(LotId lot, uint256 amount);

    /// @notice The holder of a dishonoured lot claims from one of those liable, who answers by paying or refuses.
    /// @param path The lot's history from registration to now.
    /// @param costs The holder's, minor units; the one claimed from agrees to them by paying.
    /// @param deadline Last moment to answer, UTC seconds.
    /// @custom:access member account with ACT of the holder
    function claim(
        LotRef calldata ref,
        PathStep[] calldata path,
        MemberId liable,
        Units costs,
        uint40 deadline
    ) external;

    /// @notice The one claimed from instructs the payment of what it owes today.
    /// @param costs As claimed.
    /// @param endToEndId The payer's own reference for the payment.
    /// @custom:access member account with ACT of the one claimed from
    function satisfy(LotRef calldata ref, Units costs, bytes32 endToEndId) external;

    /// @notice Who is liable to the holder of a lot; those against whom the right has lapsed too.
    /// @param path The lot's history from registration to now.
    function liableOn(LotId lot, PathStep[] calldata path) external view returns (Liable[] memory);

    /// @notice What a payment at a moment would come to, without costs.
    function owedAt(LotId lot, uint40 moment) external view returns (Owed memory);
}
