// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {Test} from "forge-std/Test.sol";
import {MemberKind} from "../../../contracts/consortium/Member.sol";
import {Suite} from "./Suite.sol";

/// @notice Who acts, and with which keys.
abstract contract Members is Test {
    uint24 internal constant DEBTOR = 1;
    uint24 internal constant AGENT = 7;
    uint24 internal constant COURT = 10;

    Suite public suite;
    /// @dev Members 1..6: the first owes, the others trade; member 7 reports settlement; 8 and 9 are banks, which trade
    /// too; 10 a court. Keys by member number.
    mapping(uint24 => uint256) internal _keys;

    function _join(Suite memory s) internal {
        suite = s;
        for (uint24 m = 1; m <= COURT; ++m) {
            _keys[m] = uint256(keccak256(abi.encode("key", m)));
            vm.prank(accountOf(m));
            s.consortium.applyForMembership(keccak256(abi.encode("entity", m)), _kindOf(m), 4403);
        }
    }

    function _kindOf(uint24 member) private pure returns (MemberKind) {
        if (member == DEBTOR) return MemberKind.CoreEnterprise;
        if (member < AGENT) return MemberKind.Enterprise;
        if (member == AGENT) return MemberKind.SettlementAgent;
        return member == COURT ? MemberKind.Court : MemberKind.Bank;
    }

    function accountOf(uint24 member) public view returns (address) {
        return vm.addr(_keys[member]);
    }

    function _sign(uint24 member, bytes32 digest, uint40 issuedAt) internal view returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(_keys[member], digest);
        return abi.encodePacked(accountOf(member), issuedAt, r, s, v);
    }

    /// @dev One of those who may hold lots, other than one.
    function _trader(uint256 seed, uint24 but) internal pure returns (uint24 member) {
        uint24[7] memory all = [uint24(2), 3, 4, 5, 6, 8, 9];
        member = all[seed % 7];
        if (member == but) member = all[((seed % 7) + 1) % 7];
    }
}
