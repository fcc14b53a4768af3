// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {ERC1967Proxy} from "@openzeppelin/contracts/proxy/ERC1967/ERC1967Proxy.sol";
import {Test} from "forge-std/Test.sol";
import {Consortium} from "../../contracts/consortium/Consortium.sol";
import {MemberId, MemberKind} from "../../contracts/consortium/Member.sol";
import {IRuleBook} from "../../contracts/rules/IRuleBook.sol";
import {Parameters} from "../../contracts/rules/Parameters.sol";
import {RuleBook} from "../../contracts/rules/RuleBook.sol";

/// @notice The consortium and its rules, with the test itself in the place of the council.
abstract contract TestCore is Test {
    uint224 internal constant INSTRUCTION_LIFE = 1 days;

    AccessManager internal manager;
    Consortium internal consortium;
    RuleBook internal rules;

    function deployCore() internal {
        manager = new AccessManager(address(this));
        bytes memory init = abi.encodeCall(Consortium.initialize, (address(manager)));
        consortium = Consortium(proxied(address(new Consortium()), init));

        IRuleBook.Change[] memory genesis = new IRuleBook.Change[](1);
        genesis[0] = IRuleBook.Change(Parameters.INSTRUCTION_LIFE, INSTRUCTION_LIFE, keccak256("article"));
        init = abi.encodeCall(RuleBook.initialize, (address(manager), genesis));
        rules = RuleBook(proxied(address(new RuleBook(consortium)), init));
        consortium.setRuleBook(address(rules));
    }

    function proxied(address implementation, bytes memory init) internal returns (address) {
        return address(new ERC1967Proxy(implementation, init));
    }

    /// @return member Admitted, active; `account` has all its rights.
    function admit(MemberKind kind, address account) internal returns (MemberId member) {
        vm.prank(account);
        member = consortium.applyForMembership(keccak256(abi.encode(account)), kind, 3100);
        MemberId[] memory one = new MemberId[](1);
        one[0] = member;
        consortium.admit(one);
    }
}
