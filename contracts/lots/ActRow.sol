// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {Entry} from "../consortium/Member.sol";

/// @notice One row of a state table as the contracts read it: entry 64 | from 16 | requested 8 | after 8 |
/// blocked by 16 | requires 16 | sets 16 | when 8 | act 8.
/// @dev Rows are constants generated from an instrument's table (`*.table.json`), the single source of contract, test
/// and documentation.
type ActRow is uint256;

/// @notice When an act may be done.
enum When {
    AnyTime,
    BeforeMaturity,
    FromMaturity
}

using {entry, allows, requested, afterwards, blockedBy, required, sets, when, act} for ActRow global;

function entry(ActRow r) pure returns (Entry) {
    return Entry.wrap(uint64(ActRow.unwrap(r)));
}

/// @notice Whether the act may be done from a state of the instrument.
function allows(ActRow r, uint8 instrumentState) pure returns (bool) {
    return (ActRow.unwrap(r) >> 64) & (uint256(1) << instrumentState) & 0xffff != 0;
}

/// @notice The instrument's state while the request stands.
function requested(ActRow r) pure returns (uint8) {
    return uint8(ActRow.unwrap(r) >> 80);
}

/// @notice The instrument's state once the act is done.
function afterwards(ActRow r) pure returns (uint8) {
    return uint8(ActRow.unwrap(r) >> 88);
}

/// @notice Encumbrances any of which blocks the act.
function blockedBy(ActRow r) pure returns (uint16) {
    return uint16(ActRow.unwrap(r) >> 96);
}

/// @notice Encumbrances the lot must have for the act; the act clears them.
function required(ActRow r) pure returns (uint16) {
    return uint16(ActRow.unwrap(r) >> 112);
}

/// @notice Encumbrances the act lays on the lot.
function sets(ActRow r) pure returns (uint16) {
    return uint16(ActRow.unwrap(r) >> 128);
}

function when(ActRow r) pure returns (When) {
    return When(uint8(ActRow.unwrap(r) >> 144));
}

function act(ActRow r) pure returns (uint8) {
    return uint8(ActRow.unwrap(r) >> 152);
}
