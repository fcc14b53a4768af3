// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "../consortium/Member.sol";
import {ICreditLines, LinePurpose} from "./ICreditLines.sol";

/// @notice What names a credit line: bank 24 | debtor 24 | currency 16 | purpose 8.
type LineKey is uint72;

/// @notice The one slot of a credit line: limit 64 | used 64 | until 40 | suspended 8; zero where none was granted.
type LineWord is uint256;

using {limit, used, until, suspended, wasGranted, withUsed, withSuspended, unpack} for LineWord global;

function lineKey(MemberId bank, MemberId debtor, uint16 currency, LinePurpose purpose) pure returns (LineKey) {
    return
        LineKey.wrap(
            uint72(MemberId.unwrap(bank)) |
                (uint72(MemberId.unwrap(debtor)) << 24) |
                (uint72(currency) << 48) |
                (uint72(uint8(purpose)) << 64)
        );
}

/// @dev `until_` is never zero, which is how a line that was granted is known.
function packLine(uint64 limit_, uint64 used_, uint40 until_, bool suspended_) pure returns (LineWord) {
    return
        LineWord.wrap(
            uint256(limit_) | (uint256(used_) << 64) | (uint256(until_) << 128) | (suspended_ ? uint256(1) << 168 : 0)
        );
}

function limit(LineWord w) pure returns (uint64) {
    return uint64(LineWord.unwrap(w));
}

function used(LineWord w) pure returns (uint64) {
    return uint64(LineWord.unwrap(w) >> 64);
}

function until(LineWord w) pure returns (uint40) {
    return uint40(LineWord.unwrap(w) >> 128);
}

function suspended(LineWord w) pure returns (bool) {
    return LineWord.unwrap(w) >> 168 != 0;
}

function wasGranted(LineWord w) pure returns (bool) {
    return w.until() != 0;
}

function withUsed(LineWord w, uint64 used_) pure returns (LineWord) {
    return LineWord.wrap((LineWord.unwrap(w) & ~(uint256(type(uint64).max) << 64)) | (uint256(used_) << 64));
}

function withSuspended(LineWord w, bool suspended_) pure returns (LineWord) {
    return packLine(w.limit(), w.used(), w.until(), suspended_);
}

function unpack(LineWord w) pure returns (ICreditLines.CreditLine memory) {
    return ICreditLines.CreditLine(w.limit(), w.used(), w.until(), w.suspended());
}
