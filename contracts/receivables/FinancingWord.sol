// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "../consortium/Member.sol";
import {LotId, Units} from "../lots/LotTypes.sol";
import {FinancingKind, IFinancing} from "./IFinancing.sol";

/// @notice The two slots of a financing, both zero where there is none.
/// @param parties state 4 | kind 4 | applicant 24 | bank 24 | debtor 24 | units 40 | lot 136.
/// @param amounts principal 40 | interest 40 | collected 40 | retainedPaid 40 | ratePpm 32 | disburseBy 40 |
/// currency 16 | paying 1 | lotGone 1 | free 6.
struct FinancingWord {
    uint256 parties;
    uint256 amounts;
}

using {unpack} for FinancingWord global;

function unpack(FinancingWord memory word) pure returns (IFinancing.Financed memory f) {
    uint256 p = word.parties;
    f.state = uint8(p & 0xf);
    f.kind = FinancingKind((p >> 4) & 0xf);
    f.applicant = MemberId.wrap(uint24(p >> 8));
    f.bank = MemberId.wrap(uint24(p >> 32));
    f.debtor = MemberId.wrap(uint24(p >> 56));
    f.units = Units.wrap(uint40(p >> 80));
    f.lot = LotId.wrap(p >> 120);
    uint256 a = word.amounts;
    f.principal = Units.wrap(uint40(a));
    f.interest = Units.wrap(uint40(a >> 40));
    f.collected = Units.wrap(uint40(a >> 80));
    f.retainedPaid = Units.wrap(uint40(a >> 120));
    f.ratePpm = uint32(a >> 160);
    f.disburseBy = uint40(a >> 192);
    f.currency = uint16(a >> 232);
    f.paying = (a >> 248) & 1 != 0;
    f.lotGone = (a >> 249) & 1 != 0;
}

/// @dev A lot's name has 136 bits: its instrument's number and its end.
function packFinancing(IFinancing.Financed memory f) pure returns (FinancingWord memory word) {
    word.parties =
        uint256(f.state) |
        (uint256(f.kind) << 4) |
        (uint256(MemberId.unwrap(f.applicant)) << 8) |
        (uint256(MemberId.unwrap(f.bank)) << 32) |
        (uint256(MemberId.unwrap(f.debtor)) << 56) |
        (uint256(f.units.value()) << 80) |
        (LotId.unwrap(f.lot) << 120);
    word.amounts =
        uint256(f.principal.value()) |
        (uint256(f.interest.value()) << 40) |
        (uint256(f.collected.value()) << 80) |
        (uint256(f.retainedPaid.value()) << 120) |
        (uint256(f.ratePpm) << 160) |
        (uint256(f.disburseBy) << 192) |
        (uint256(f.currency) << 232) |
        (f.paying ? uint256(1) << 248 : 0) |
        (f.lotGone ? uint256(1) << 249 : 0);
}
