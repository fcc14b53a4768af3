// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId, MemberKind, MemberState} from "./Member.sol";

/// @notice What the gate has to know of a member: state 3 bits | kind 5 bits.
type Standing is uint8;

using {state, kind} for Standing global;

function standingOf(MemberState inState, MemberKind ofKind) pure returns (Standing) {
    return Standing.wrap(uint8(inState) | (uint8(ofKind) << 3));
}

function state(Standing s) pure returns (MemberState) {
    return MemberState(Standing.unwrap(s) & 7);
}

function kind(Standing s) pure returns (MemberKind) {
    return MemberKind(Standing.unwrap(s) >> 3);
}

/// @notice The standings of 32 members with neighbouring numbers: eight bits each, the lowest number lowest. One slot,
/// so that in most acts one read answers for both parties.
type Page is uint256;

using {read, with} for Page global;

function read(Page page, MemberId member) pure returns (Standing) {
    return Standing.wrap(uint8(Page.unwrap(page) >> shiftOf(member)));
}

function with(Page page, MemberId member, Standing standing) pure returns (Page) {
    uint256 shift = shiftOf(member);
    uint256 others = Page.unwrap(page) & ~(uint256(0xff) << shift);
    return Page.wrap(others | (uint256(Standing.unwrap(standing)) << shift));
}

function shiftOf(MemberId member) pure returns (uint256) {
    return (MemberId.unwrap(member) & 31) << 3;
}

function pageOf(MemberId member) pure returns (uint24) {
    return MemberId.unwrap(member) >> 5;
}
