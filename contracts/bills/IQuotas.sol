// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "../consortium/Member.sol";
import {Label, Quota, QuotaNode} from "./Quota.sol";

/// @title The tree of rediscount quotas
/// @notice The central bank's head office allots its quota to branches, one a region, and each branch its own to the
/// banks of its region. A quota revolves: approval reserves, settlement uses, refusal and repayment give back. What is
/// reserved and used of a node is always the sum of what is below it, and never above its limit.
/// @dev A use for a label counts in the whole quota and in the label's. Since no node allots more than it has, what an
/// institution's limit bears its branch's and the head's bear too. Amounts in minor units of yuan.
interface IQuotas {
    /// @param above The node it is allotted from; for the head itself.
    /// @param allotted What is allotted from the node above from now on, in all.
    event QuotaAllotted(
        QuotaNode indexed node,
        Label indexed label,
        MemberId indexed by,
        uint64 limit,
        QuotaNode above,
        uint64 allotted,
        uint32 epoch
    );
    /// @notice Branch and head moved by as much as the bank.
    /// @param reserved What is reserved of the bank's quota from now on.
    /// @param used What is used of it from now on.
    event QuotaMoved(MemberId indexed bank, Label indexed label, QuotaNode branch, uint64 reserved, uint64 used);
    event QuotaDeskSet(address indexed desk, bool listed);

    error QuotaNotADesk(address caller);
    /// @notice Only a central bank whose mandate reaches all regions sets the quotas of head and branches.
    error QuotaMandateTooNarrow(MemberId member);
    error QuotaExceeded(MemberId bank, Label label, uint64 left, uint64 amount);
    /// @notice The node above has not so much left to allot.
    error QuotaNotCovered(QuotaNode node, Label label, uint64 left, uint64 more);
    /// @notice So much of it is allotted below already.
    error QuotaBelowAllotted(QuotaNode node, Label label, uint64 allotted, uint64 limit);
    /// @notice So much of it is reserved or used already.
    error QuotaBelowUse(QuotaNode node, Label label, uint64 inUse, uint64 limit);

    /// @notice Sets the quota of the head, from which all others come.
    /// @custom:access central bank with a mandate for rediscount in all regions
    function allotHead(Label label, uint64 limit) external;

    /// @notice Sets a branch's quota, out of the head's.
    /// @custom:access central bank with a mandate for rediscount in all regions
    function allotBranch(uint16 region, Label label, uint64 limit) external;

    /// @notice Sets a bank's quota, out of that of its region's branch.
    /// @custom:access central bank with a mandate for rediscount in the bank's region
    function allotInstitution(MemberId bank, Label label, uint64 limit) external;

    /// @notice An application is approved.
    /// @custom:access listed desk
    function reserve(MemberId bank, Label label, uint64 amount) external;

    /// @notice What was reserved is settled.
    /// @custom:access listed desk
    function use(MemberId bank, Label label, uint64 amount) external;

    /// @notice What was reserved does not come about.
    /// @dev Warning: desks are trusted to give back what they took under this label; beyond all that is reserved the
    /// arithmetic stops them.
    /// @custom:access listed desk
    function unreserve(MemberId bank, Label label, uint64 amount) external;

    /// @notice What was used is repaid.
    /// @dev Warning: as for `unreserve`.
    /// @custom:access listed desk
    function repay(MemberId bank, Label label, uint64 amount) external;

    /// @notice Lists or delists a desk.
    /// @custom:access council (wiring)
    function setDesk(address desk, bool listed) external;

    function quotaAt(QuotaNode node, Label label) external view returns (Quota memory);
}
