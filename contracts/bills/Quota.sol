// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "../consortium/Member.sol";

/// @notice A place in the tree of quotas: level 8 | number 24. The head is zero, a branch has its region's number, an
/// institution its member number.
type QuotaNode is uint32;

/// @notice What a bill is favoured for. `None` stands for the whole quota, of which each label's is a part that may be
/// used for that label alone.
/// @dev The order is part of the storage layout: only append.
enum Label {
    None,
    Agriculture,
    SmallEnterprise,
    Green,
    SmallFace
}

/// @notice A node's quota for a label, in minor units of yuan.
/// @param limit What may be reserved and used at most.
/// @param allotted What of the limit is allotted to the nodes below.
/// @param reserved Approved and not settled yet.
/// @param used Settled and not repaid yet.
struct Quota {
    uint64 limit;
    uint64 allotted;
    uint64 reserved;
    uint64 used;
}

QuotaNode constant HEAD = QuotaNode.wrap(0);

function branchNode(uint16 region) pure returns (QuotaNode) {
    return QuotaNode.wrap((uint32(1) << 24) | region);
}

function institutionNode(MemberId bank) pure returns (QuotaNode) {
    return QuotaNode.wrap((uint32(2) << 24) | MemberId.unwrap(bank));
}
