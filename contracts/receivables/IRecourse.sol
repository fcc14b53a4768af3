// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "../consortium/Member.sol";
import {LotId, LotRef, Units} from "../lots/LotTypes.sol";
import {PathStep} from "../lots/Trail.sol";
import {ISettlementDesk} from "../settlement/ISettlementDesk.sol";

/// @title Recourse
/// @notice When a receivable is not paid at maturity its holder turns to those who passed the lot on with recourse. Who
/// is liable follows from the lot's path alone, proven against its trail: walking back from the holder, each who passed
/// it on with recourse, until the first who did not. The order is that of the walk: the nearest first; the holder may
/// turn to any of them. Who pays takes the holder's place, and may turn to those before it.
interface IRecourse is ISettlementDesk {
    /// @param order Place of the liable party in the order, counted from zero.
    /// @param amount What it owes, units.
    event RecourseDemanded(
        LotId indexed lot,
        MemberId indexed holder,
        MemberId indexed liable,
        uint256 order,
        Units amount
    );
    event RecourseInstructed(
        LotId indexed lot,
        MemberId indexed payer,
        MemberId indexed holder,
        bytes32 instruction,
        Units amount
    );
    /// @notice The cash is final; the payer holds the lot.
    event RecourseSettled(LotId indexed lot, MemberId indexed payer, MemberId indexed holder, Units amount);

    error RecourseNotSettlement(address caller);
    error RecoursePathWrong(LotId lot);
    error RecourseNotHolder(LotId lot, MemberId member, MemberId holder);
    error RecourseNotLiable(LotId lot, MemberId member);
    error RecourseNothingDue(LotId lot, MemberId liable);

    /// @notice The holder gives notice to one of those liable.
    /// @param path The lot's history from issue to now.
    /// @custom:access member account with ACT of the holder
    function demand(LotRef calldata ref, PathStep[] calldata path, MemberId liable) external;

    /// @notice One of those liable pays what is unpaid of the lot, less what the holder still retains of its price.
    /// @param endToEndId The payer's own reference for the payment.
    /// @custom:access member account with ACT of a liable party
    function pay(LotRef calldata ref, PathStep[] calldata path, bytes32 endToEndId) external;

    /// @notice Who is liable to the holder of a lot, the nearest first, and for how much each.
    function liableOn(
        LotId lot,
        PathStep[] calldata path
    ) external view returns (MemberId[] memory liable, Units[] memory amounts);
}
