// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {IObligationBook} from "../consortium/IObligationBook.sol";
import {MemberId} from "../consortium/Member.sol";
import {ISettlement} from "./ISettlement.sol";
import {ISettlementDesk} from "./ISettlementDesk.sol";
import {PaymentWord, packPayment} from "./PaymentWord.sol";

/// @notice What is known of payments, and the few ways in which it changes.
abstract contract PaymentBook is ISettlement {
    struct Payment {
        PaymentWord word;
        bytes32 subject;
    }

    /// @param number Given at the first listing and kept for good, so that what a desk asked for still settles.
    struct Desk {
        uint16 number;
        bool listed;
    }

    /// @dev `open`: how many instructions of a payer are Instructed or Accepted.
    /// @custom:storage-location erc7201:tradelane.settlement
    struct SettlementStorage {
        mapping(bytes32 instruction => Payment) payments;
        mapping(MemberId payer => uint256) open;
        mapping(uint16 currency => MemberId) agents;
        mapping(address account => Desk) desks;
        mapping(uint16 number => address) deskAt;
        uint16 deskCount;
    }

    // keccak256(abi.encode(uint256(keccak256("tradelane.settlement")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0x9e148c138ec1bf7a838b02baa1d7e80a6ccf92a2784ea704169e3d66ace32f00;

    /// @inheritdoc ISettlement
    function instructionAt(bytes32 instruction) external view returns (Instruction memory) {
        SettlementStorage storage $ = _storage();
        Payment storage payment = $.payments[instruction];
        PaymentWord word = payment.word;
        return
            Instruction({
                state: word.stateNow(),
                payer: word.payer(),
                payee: word.payee(),
                currency: word.currency(),
                amount: word.amount(),
                expiresAt: word.expiresAt(),
                desk: $.deskAt[word.desk()],
                subject: payment.subject,
                returned: word.returned()
            });
    }

    /// @inheritdoc IObligationBook
    /// @dev How many of the member's payments are on their way; a payment counts once whatever its amount, and one that
    /// the clock alone ended counts until somebody expires it.
    function obligationsOf(MemberId member) external view returns (uint256 amount) {
        return _storage().open[member];
    }

    /// @inheritdoc ISettlement
    function instructionId(address desk, bytes32 subject, bytes32 endToEndId) public pure returns (bytes32) {
        return keccak256(abi.encode(desk, subject, endToEndId));
    }

    function _open(bytes32 instruction, Order memory order, uint40 expiresAt, uint16 number) internal {
        SettlementStorage storage $ = _storage();
        if ($.agents[order.currency].isNobody()) revert SettlementNoAgent(order.currency);
        Payment storage payment = $.payments[instruction];
        InstructionState state = payment.word.stateNow();
        if (state != InstructionState.None) revert SettlementInstructionExists(instruction, state);
        payment.word = packPayment(order.payer, order.payee, order.currency, order.amount, expiresAt, number);
        payment.subject = order.subject;
        $.open[order.payer]++;
    }

    /// @dev The one place where a report changes a state. `from`: bits of the states it may be made from.
    function _advance(
        bytes32 id,
        MemberId agent,
        uint256 from,
        InstructionState to
    ) internal returns (PaymentWord word) {
        word = _known(id);
        MemberId expected = _storage().agents[word.currency()];
        if (expected != agent) revert SettlementNotTheAgent(agent, word.currency(), expected);
        InstructionState state = word.stateNow();
        if (from & (1 << uint8(state)) == 0) revert SettlementStateForbids(id, state);
        _storage().payments[id].word = word.withState(to);
    }

    /// @dev Nothing moved: the payer owes nothing here any more, and a return's amount may be returned again.
    function _unreserve(bytes32 id, PaymentWord word) internal {
        SettlementStorage storage $ = _storage();
        $.open[word.payer()]--;
        if (word.desk() != 0) return;
        Payment storage original = $.payments[$.payments[id].subject];
        original.word = original.word.withReturned(original.word.returned() - word.amount());
    }

    function _known(bytes32 id) internal view returns (PaymentWord word) {
        word = _storage().payments[id].word;
        if (word.stored() == InstructionState.None) revert SettlementInstructionUnknown(id);
    }

    function _deskOf(bytes32 id) internal view returns (ISettlementDesk desk, bytes32 subject) {
        SettlementStorage storage $ = _storage();
        Payment storage payment = $.payments[id];
        return (ISettlementDesk($.deskAt[payment.word.desk()]), payment.subject);
    }

    function _storage() internal pure returns (SettlementStorage storage $) {
        assembly ("memory-safe") {
            $.slot := STORAGE
        }
    }
}
