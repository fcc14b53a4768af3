// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {Test} from "forge-std/Test.sol";
import {IRuleBook} from "../../contracts/rules/IRuleBook.sol";
import {Parameters} from "../../contracts/rules/Parameters.sol";
import {RuleBook} from "../../contracts/rules/RuleBook.sol";
import {TestCore} from "../helpers/TestCore.sol";

/// @notice Announces random changes at random moments; the model keeps every value of every epoch by itself.
contract RuleBookHandler is Test {
    uint256 public constant PARAMETERS = 3;

    RuleBook private immutable RULES;
    uint256 public clock;
    /// @dev Epoch n at n - 1.
    uint256[] public begins;
    mapping(uint256 epoch => mapping(uint256 parameter => uint224)) public valueOf;
    string public surprise;

    constructor(RuleBook rules) {
        RULES = rules;
        clock = block.timestamp;
        begins.push(block.timestamp);
        for (uint256 i = 0; i < PARAMETERS; i++) valueOf[1][i] = rules.findValueAt(nameOf(i), 1);
    }

    /// @dev The lead itself is one of the parameters.
    function nameOf(uint256 parameter) public pure returns (bytes32) {
        return parameter == 0 ? Parameters.ANNOUNCEMENT_LEAD : bytes32(parameter);
    }

    function epochs() external view returns (uint256) {
        return begins.length;
    }

    function epochNow() public view returns (uint256 epoch) {
        while (epoch < begins.length && begins[epoch] <= clock) epoch++;
    }

    function wait(uint16 time) external {
        clock += time % 60;
    }

    function sync() external {
        vm.warp(clock);
        RULES.sync();
    }

    function announce(uint8 ahead, bool join, uint256 parameterSeed, uint224 value) external {
        vm.warp(clock);
        uint256 parameter = parameterSeed % PARAMETERS;
        if (parameter == 0) value %= 40;
        uint256 last = begins[begins.length - 1];
        uint256 moment = join ? last : clock + ahead;
        uint256 lead = valueOf[epochNow()][0];
        bool may = moment >= last && moment >= clock + (lead == 0 ? 1 : lead);

        IRuleBook.Change[] memory changes = new IRuleBook.Change[](1);
        changes[0] = IRuleBook.Change(nameOf(parameter), value, keccak256("article"));
        try RULES.announce(uint40(moment), changes) returns (uint32 epoch) {
            if (!may) surprise = "announced";
            if (moment > last) _begin(moment);
            if (epoch != begins.length) surprise = "epoch";
            valueOf[epoch][parameter] = value;
        } catch {
            if (may) surprise = "refused";
        }
    }

    function _begin(uint256 moment) private {
        begins.push(moment);
        for (uint256 i = 0; i < PARAMETERS; i++) valueOf[begins.length][i] = valueOf[begins.length - 1][i];
    }
}

contract RuleBookInvariants is TestCore {
    RuleBookHandler private handler;

    function setUp() external {
        vm.warp(1_000_000);
        deployCore();
        handler = new RuleBookHandler(rules);
        manager.grantRole(manager.ADMIN_ROLE(), address(handler), 0);
        targetContract(address(handler));
    }

    /// @dev One invariant, for each is tried with acts of its own.
    function invariant_whatIsAnnouncedIsKept() external {
        assertEq(handler.surprise(), "");
        checkValues();
        checkGate();
    }

    function checkValues() private view {
        assertEq(rules.epochCount(), handler.epochs());
        for (uint32 epoch = 1; epoch <= handler.epochs(); epoch++) {
            assertEq(rules.effectiveFrom(epoch), handler.begins(epoch - 1));
            for (uint256 i = 0; i < handler.PARAMETERS(); i++) {
                assertEq(rules.findValueAt(handler.nameOf(i), epoch), handler.valueOf(epoch, i));
            }
        }
    }

    function checkGate() private {
        vm.warp(handler.clock());
        assertEq(consortium.ruleEpoch(), handler.epochNow());
        assertEq(rules.epochAt(uint40(handler.clock())), handler.epochNow());
    }
}
