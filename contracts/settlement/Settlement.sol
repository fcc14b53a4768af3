// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Gated} from "../consortium/Gated.sol";
import {IGate} from "../consortium/IGate.sol";
import {MemberId, NOBODY} from "../consortium/Member.sol";
import {Governed} from "../governance/Governed.sol";
import {IRuleBook} from "../rules/IRuleBook.sol";
import {Parameters} from "../rules/Parameters.sol";
import {ISettlement} from "./ISettlement.sol";
import {ISettlementDesk} from "./ISettlementDesk.sol";
import {PaymentBook} from "./PaymentBook.sol";
import {PaymentWord} from "./PaymentWord.sol";
import {SettlementEntries} from "./SettlementEntries.sol";

/// @title The book of payment instructions
/// @notice | report        | from                  | to       |
/// |---------------|-----------------------|----------|
/// | reportAccepted| Instructed            | Accepted |
/// | reportFinal   | Accepted              | Final    |
/// | reportRejected| Instructed, Accepted  | Rejected |
/// | expire        | Instructed, by clock  | Expired  |
///
/// An instruction listed twice in a batch fails as the second time its state no longer fits.
/// @dev All writes of a batch come before its first call to a desk; so a desk that calls back meets finished business.
contract Settlement is PaymentBook, Governed, Gated {
    /// @dev States from which a report may be made, bit s for `InstructionState(s)`.
    uint256 private constant FROM_INSTRUCTED = 1 << uint8(InstructionState.Instructed);
    uint256 private constant FROM_ACCEPTED = 1 << uint8(InstructionState.Accepted);

    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IRuleBook public immutable RULE_BOOK;

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(IGate gate, IRuleBook ruleBook) Gated(gate) {
        RULE_BOOK = ruleBook;
    }

    /// @param authority The council's AccessManager.
    /// @custom:access anyone, once; the proxy as it is made
    function initialize(address authority) external initializer {
        __AccessManaged_init(authority);
    }

    /// @inheritdoc ISettlement
    /// @dev The desk's own act has passed the gate, so this one does not ask again: a halt of the desk's business stops
    /// asking, a halt of settlement stops acceptance, and what is not accepted expires.
    function instruct(Order calldata order, uint32 epoch) external returns (bytes32 instruction) {
        Desk storage desk = _storage().desks[msg.sender];
        if (!desk.listed) revert SettlementNotADesk(msg.sender);
        return _instruct(order, msg.sender, desk.number, epoch);
    }

    /// @inheritdoc ISettlement
    /// @dev A return is a payment like any other: once Final its payee may return it in turn, up to its own amount.
    /// What it reserves of the original is free again when it is rejected or expired, not by the clock alone.
    function returnPayment(bytes32 original, uint56 amount, bytes32 endToEndId) external returns (bytes32 instruction) {
        (MemberId sender, uint32 epoch) = GATE.enter(SettlementEntries.RETURN, msg.sender, NOBODY);
        PaymentWord word = _known(original);
        if (word.payee() != sender) revert SettlementNotThePayee(original, sender);
        if (word.stored() != InstructionState.Final) revert SettlementStateForbids(original, word.stateNow());
        uint56 left = word.amount() - word.returned();
        if (amount > left) revert SettlementReturnTooLarge(original, amount, left);

        // Reserved now, so that returns on their way never add up to more than the payment.
        _storage().payments[original].word = word.withReturned(word.returned() + amount);
        Order memory order = Order({
            payer: sender,
            payee: word.payer(),
            currency: word.currency(),
            amount: amount,
            subject: original,
            endToEndId: endToEndId
        });
        return _instruct(order, address(0), 0, epoch);
    }

    /// @inheritdoc ISettlement
    function reportAccepted(bytes32[] calldata instructions) external {
        (MemberId agent, ) = GATE.enter(SettlementEntries.ACCEPT, msg.sender, NOBODY);
        for (uint256 i; i < instructions.length; ++i) {
            _advance(instructions[i], agent, FROM_INSTRUCTED, InstructionState.Accepted);
            emit PaymentAccepted(instructions[i], agent, uint40(block.timestamp));
        }
    }

    /// @inheritdoc ISettlement
    // The only write after a call to a desk is the local pointer to storage.
    // slither-disable-next-line reentrancy-no-eth
    function reportFinal(bytes32[] calldata instructions) external {
        (MemberId agent, uint32 epoch) = GATE.enter(SettlementEntries.CONCLUDE, msg.sender, NOBODY);
        for (uint256 i; i < instructions.length; ++i) {
            PaymentWord word = _advance(instructions[i], agent, FROM_ACCEPTED, InstructionState.Final);
            _storage().open[word.payer()]--;
            emit PaymentFinal(instructions[i], agent, uint40(block.timestamp));
        }
        for (uint256 i; i < instructions.length; ++i) {
            (ISettlementDesk desk, bytes32 subject) = _deskOf(instructions[i]);
            if (address(desk) != address(0)) desk.onFinal(instructions[i], subject, epoch);
        }
    }

    /// @inheritdoc ISettlement
    function reportRejected(bytes32[] calldata instructions, bytes4 reason) external {
        (MemberId agent, ) = GATE.enter(SettlementEntries.CONCLUDE, msg.sender, NOBODY);
        for (uint256 i; i < instructions.length; ++i) {
            PaymentWord word = _advance(
                instructions[i],
                agent,
                FROM_INSTRUCTED | FROM_ACCEPTED,
                InstructionState.Rejected
            );
            _unreserve(instructions[i], word);
            emit PaymentRejected(instructions[i], agent, reason, uint40(block.timestamp));
        }
        _release(instructions);
    }

    /// @inheritdoc ISettlement
    function expire(bytes32[] calldata instructions) external {
        for (uint256 i; i < instructions.length; ++i) {
            bytes32 id = instructions[i];
            PaymentWord word = _known(id);
            if (word.stored() != InstructionState.Instructed) revert SettlementStateForbids(id, word.stored());
            if (word.stateNow() != InstructionState.Expired) revert SettlementNotExpired(id, word.expiresAt());
            _storage().payments[id].word = word.withState(InstructionState.Expired);
            _unreserve(id, word);
            emit PaymentExpired(id, uint40(block.timestamp));
        }
        _release(instructions);
    }

    /// @inheritdoc ISettlement
    /// @dev Warning: only a contract can deliver, so an account without code is refused.
    function setDesk(address account, bool listed) external restricted {
        if (account.code.length == 0) revert SettlementNotADesk(account);
        SettlementStorage storage $ = _storage();
        Desk storage desk = $.desks[account];
        if (listed && desk.number == 0) {
            desk.number = ++$.deskCount;
            $.deskAt[desk.number] = account;
        }
        desk.listed = listed;
        emit SettlementDeskSet(account, desk.number, listed);
    }

    /// @inheritdoc ISettlement
    /// @dev Warning: a new agent also reports on what an earlier one accepted.
    function setAgent(uint16 currency, MemberId agent) external restricted {
        _storage().agents[currency] = agent;
        emit SettlementAgentSet(currency, agent);
    }

    /// @inheritdoc ISettlement
    function agentOf(uint16 currency) external view returns (MemberId) {
        return _storage().agents[currency];
    }

    /// @dev `desk` zero for a return.
    function _instruct(
        Order memory order,
        address desk,
        uint16 number,
        uint32 epoch
    ) private returns (bytes32 instruction) {
        if (order.amount == 0) revert SettlementAmountInvalid(order.amount);
        if (order.payer.isNobody() || order.payee.isNobody() || order.payer == order.payee) {
            revert SettlementPartiesInvalid(order.payer, order.payee);
        }
        instruction = instructionId(desk, order.subject, order.endToEndId);
        uint40 expiresAt = SafeCast.toUint40(block.timestamp + RULE_BOOK.valueAt(Parameters.INSTRUCTION_LIFE, epoch));
        _open(instruction, order, expiresAt, number);
        emit PaymentInstructed(
            instruction,
            order.payer,
            order.payee,
            order.currency,
            order.amount,
            desk,
            order.subject,
            order.endToEndId,
            expiresAt,
            epoch
        );
    }

    // The only write after a call to a desk is the local pointer to storage.
    // slither-disable-next-line reentrancy-no-eth
    function _release(bytes32[] calldata instructions) private {
        for (uint256 i; i < instructions.length; ++i) {
            (ISettlementDesk desk, bytes32 subject) = _deskOf(instructions[i]);
            if (address(desk) != address(0)) desk.onReleased(instructions[i], subject);
        }
    }
}
