// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId, MemberKind} from "../../contracts/consortium/Member.sol";
import {ISettlement} from "../../contracts/settlement/ISettlement.sol";
import {ISettlementDesk} from "../../contracts/settlement/ISettlementDesk.sol";
import {Settlement} from "../../contracts/settlement/Settlement.sol";
import {TestCore} from "../helpers/TestCore.sol";
import {SettlementModel} from "./SettlementModel.sol";

/// @notice Does random acts on payments of which the model foretells each outcome. It is the desk itself.
contract SettlementHandler is SettlementModel, ISettlementDesk {
    uint24 public constant TRADERS = 3;
    address public constant AGENT = address(0xa9e47);
    uint16 public constant CURRENCY = 156;
    uint256 private constant REFERENCES = 24;

    Settlement private immutable SETTLEMENT;

    error NotSettlement();

    /// @dev The fuzzer calls whatever it finds.
    modifier onlySettlement() {
        if (msg.sender != address(SETTLEMENT)) revert NotSettlement();
        _;
    }

    modifier onTime() {
        vm.warp(clock);
        _;
    }

    constructor(Settlement settlement, uint40 life) SettlementModel(life) {
        SETTLEMENT = settlement;
    }

    function accountOf(uint256 member) public pure returns (address) {
        return address(uint160(0xacc0 + member));
    }

    function wait(uint40 time) external {
        clock += time % (LIFE / 2);
    }

    function instruct(uint256 payer, uint256 payee, uint56 amount, uint256 ref) external onTime {
        ISettlement.Order memory order = ISettlement.Order({
            payer: _trader(payer),
            payee: _trader(payee),
            currency: CURRENCY,
            amount: amount % 1_000,
            subject: "a lot",
            endToEndId: bytes32(ref % REFERENCES)
        });
        bytes32 id = SETTLEMENT.instructionId(address(this), order.subject, order.endToEndId);
        bool may = order.amount > 0 && order.payer != order.payee && _is(id, ISettlement.InstructionState.None);
        try SETTLEMENT.instruct(order, 1) {
            _note(may, true, "instruct");
            _enter(id, order.payer, order.payee, order.amount, 0);
        } catch {
            _note(may, false, "instruct");
        }
    }

    function returnPayment(uint256 i, uint256 by, uint56 amount, uint256 ref) external onTime {
        bytes32 original = _pick(i);
        Payment storage p = _payments[original];
        MemberId sender = by % 8 == 0 || original == 0 ? _trader(by) : p.payee;
        amount %= 600;
        bytes32 endToEndId = bytes32(ref % REFERENCES);
        bytes32 id = SETTLEMENT.instructionId(address(0), original, endToEndId);
        bool may =
            _is(original, ISettlement.InstructionState.Final) &&
                p.payee == sender &&
                amount > 0 &&
                p.returned + amount <= p.amount &&
                _is(id, ISettlement.InstructionState.None);

        vm.prank(accountOf(MemberId.unwrap(sender)));
        try SETTLEMENT.returnPayment(original, amount, endToEndId) {
            _note(may, true, "returnPayment");
            p.returned += amount;
            _enter(id, sender, p.payer, amount, original);
        } catch {
            _note(may, false, "returnPayment");
        }
    }

    function accept(uint256 i, uint256 j) external onTime {
        bytes32[] memory batch = _batch(i, j);
        bool may = _distinct(batch) && _stands(batch[0]) && _stands(batch[batch.length - 1]);
        vm.prank(AGENT);
        try SETTLEMENT.reportAccepted(batch) {
            _note(may, true, "accept");
            _move(batch, ISettlement.InstructionState.Accepted);
        } catch {
            _note(may, false, "accept");
        }
    }

    function finish(uint256 i, uint256 j) external onTime {
        bytes32[] memory batch = _batch(i, j);
        bool may = _distinct(batch) && _accepted(batch[0]) && _accepted(batch[batch.length - 1]);
        vm.prank(AGENT);
        try SETTLEMENT.reportFinal(batch) {
            _note(may, true, "finish");
            _move(batch, ISettlement.InstructionState.Final);
        } catch {
            _note(may, false, "finish");
        }
    }

    function reject(uint256 i, uint256 j) external onTime {
        bytes32[] memory batch = _batch(i, j);
        bytes32 last = batch[batch.length - 1];
        bool may = _distinct(batch) && (_accepted(batch[0]) || _stands(batch[0])) && (_accepted(last) || _stands(last));
        vm.prank(AGENT);
        try SETTLEMENT.reportRejected(batch, "AM04") {
            _note(may, true, "reject");
            _move(batch, ISettlement.InstructionState.Rejected);
        } catch {
            _note(may, false, "reject");
        }
    }

    function expire(uint256 i, uint256 j) external onTime {
        bytes32[] memory batch = _batch(i, j);
        bool may = _distinct(batch) && _lapsed(batch[0]) && _lapsed(batch[batch.length - 1]);
        try SETTLEMENT.expire(batch) {
            _note(may, true, "expire");
            _move(batch, ISettlement.InstructionState.Expired);
        } catch {
            _note(may, false, "expire");
        }
    }

    /// @inheritdoc ISettlementDesk
    function onFinal(bytes32 id, bytes32, uint32) external onlySettlement {
        _payments[id].delivered++;
    }

    /// @inheritdoc ISettlementDesk
    function onReleased(bytes32 id, bytes32) external onlySettlement {
        _payments[id].released++;
    }

    function _trader(uint256 seed) private pure returns (MemberId) {
        return MemberId.wrap(uint24(1 + (seed % TRADERS)));
    }
}

/// @notice The laws of payments, under random acts of traders, an agent, a desk and the clock.
contract SettlementTest is TestCore {
    Settlement private settlement;
    SettlementHandler private handler;

    function setUp() external {
        deployCore();
        bytes memory init = abi.encodeCall(Settlement.initialize, (address(manager)));
        settlement = Settlement(proxied(address(new Settlement(consortium, rules)), init));
        handler = new SettlementHandler(settlement, uint40(INSTRUCTION_LIFE));
        for (uint24 n = 1; n <= handler.TRADERS(); n++) admit(MemberKind.Enterprise, handler.accountOf(n));
        settlement.setAgent(handler.CURRENCY(), admit(MemberKind.SettlementAgent, handler.AGENT()));
        settlement.setDesk(address(handler), true);
        targetContract(address(handler));
    }

    /// @dev One function, for each would be a campaign of its own.
    function invariant_paymentsObeyTheirLaws() external {
        assertEq(handler.surprise(), "", "an act that should be refused was done, or the other way round");
        vm.warp(handler.clock());
        bytes32[] memory ids = handler.ids();
        for (uint256 i; i < ids.length; i++) {
            checkPayment(ids[i]);
            checkReturns(ids[i], ids);
        }
        for (uint24 n = 1; n <= handler.TRADERS(); n++) {
            MemberId member = MemberId.wrap(n);
            assertEq(settlement.obligationsOf(member), handler.open(member), "open payments are miscounted");
        }
    }

    /// @dev As the acts made it, so final for good; and its desk heard of its end once, of nothing else.
    function checkPayment(bytes32 id) private view {
        SettlementModel.Payment memory p = handler.modelOf(id);
        ISettlement.Instruction memory found = settlement.instructionAt(id);
        bool lapsed = p.state == ISettlement.InstructionState.Instructed && handler.clock() > p.expiresAt;
        ISettlement.Instruction memory expected = ISettlement.Instruction({
            state: lapsed ? ISettlement.InstructionState.Expired : p.state,
            payer: p.payer,
            payee: p.payee,
            currency: handler.CURRENCY(),
            amount: p.amount,
            expiresAt: p.expiresAt,
            desk: p.original == 0 ? address(handler) : address(0),
            subject: p.original == 0 ? bytes32("a lot") : p.original,
            returned: p.returned
        });
        assertEq(abi.encode(found), abi.encode(expected), "a payment is not as the acts made it");

        bool ended =
            p.state == ISettlement.InstructionState.Rejected || p.state == ISettlement.InstructionState.Expired;
        bool hasDesk = p.original == 0;
        bool settled = p.state == ISettlement.InstructionState.Final;
        assertEq(p.delivered, hasDesk && settled ? 1 : 0, "delivered without cash, or not with it");
        assertEq(p.released, hasDesk && ended ? 1 : 0, "released without an end, or not with it");
    }

    /// @dev What left a payee by returns, or is on its way, is what the payment says, and never more than it got.
    function checkReturns(bytes32 id, bytes32[] memory ids) private view {
        uint256 going;
        for (uint256 i; i < ids.length; i++) {
            SettlementModel.Payment memory p = handler.modelOf(ids[i]);
            if (p.original != id) continue;
            bool ended =
                p.state == ISettlement.InstructionState.Rejected || p.state == ISettlement.InstructionState.Expired;
            if (!ended) going += p.amount;
        }
        ISettlement.Instruction memory original = settlement.instructionAt(id);
        assertEq(original.returned, going, "returns do not balance");
        assertLe(going, original.amount, "more returned than paid");
    }
}
