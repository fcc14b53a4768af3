// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "../consortium/Member.sol";
import {IObligationBook} from "../consortium/IObligationBook.sol";

/// @title Payment instructions and what the settlement agent reports of them
/// @notice Cash stays in accounts off chain. Instructed -> Accepted -> Final | Rejected; only Instructed expires by the
/// clock. On Final the desk that asked delivers in the same transaction. Final is final: nothing here undoes it; a
/// return is a new instruction linked to the one it returns (ISO 20022: pacs.008/009 instruct, pacs.002 and camt.054
/// report, pacs.004 returns).
interface ISettlement is IObligationBook {
    /// @dev The order is part of the storage layout: only append. `Expired` is also what an Instructed one becomes by
    /// the clock alone.
    enum InstructionState {
        None,
        Instructed,
        Accepted,
        Final,
        Rejected,
        Expired
    }

    /// @notice What a desk asks for.
    /// @param amount Minor units of `currency`.
    /// @param subject What the desk will deliver against the cash, for example a lot.
    /// @param endToEndId The payer's own reference; the same one for the same subject is the same instruction.
    struct Order {
        MemberId payer;
        MemberId payee;
        uint16 currency;
        uint56 amount;
        bytes32 subject;
        bytes32 endToEndId;
    }

    /// @param desk The contract that delivers; zero for a return, which delivers nothing.
    /// @param subject What is delivered; for a return the instruction it returns.
    /// @param returned For a Final one: what returns have given back or are about to, minor units.
    struct Instruction {
        InstructionState state;
        MemberId payer;
        MemberId payee;
        uint16 currency;
        uint56 amount;
        uint40 expiresAt;
        address desk;
        bytes32 subject;
        uint56 returned;
    }

    event PaymentInstructed(
        bytes32 indexed instruction,
        MemberId indexed payer,
        MemberId indexed payee,
        uint16 currency,
        uint56 amount,
        address desk,
        bytes32 subject,
        bytes32 endToEndId,
        uint40 expiresAt,
        uint32 epoch
    );
    event PaymentAccepted(bytes32 indexed instruction, MemberId indexed agent, uint40 time);
    event PaymentFinal(bytes32 indexed instruction, MemberId indexed agent, uint40 time);
    event PaymentRejected(bytes32 indexed instruction, MemberId indexed agent, bytes4 reason, uint40 time);
    event PaymentExpired(bytes32 indexed instruction, uint40 time);
    event SettlementDeskSet(address indexed desk, uint16 number, bool listed);
    event SettlementAgentSet(uint16 indexed currency, MemberId indexed agent);

    error SettlementNotADesk(address caller);
    error SettlementNotTheAgent(MemberId member, uint16 currency, MemberId agent);
    error SettlementNoAgent(uint16 currency);
    error SettlementInstructionUnknown(bytes32 instruction);
    error SettlementInstructionExists(bytes32 instruction, InstructionState state);
    error SettlementStateForbids(bytes32 instruction, InstructionState state);
    error SettlementNotExpired(bytes32 instruction, uint40 expiresAt);
    error SettlementAmountInvalid(uint56 amount);
    error SettlementPartiesInvalid(MemberId payer, MemberId payee);
    error SettlementNotThePayee(bytes32 instruction, MemberId member);
    error SettlementReturnTooLarge(bytes32 instruction, uint56 amount, uint56 left);

    /// @notice A desk asks for a payment against which it will deliver.
    /// @param epoch The rule epoch of the act that asks.
    /// @return instruction Its id, a hash of desk, subject and end-to-end id.
    /// @custom:access listed desk
    function instruct(Order calldata order, uint32 epoch) external returns (bytes32 instruction);

    /// @notice The payee of a final payment sends all or part of it back: a new instruction, linked to the old one.
    /// @param endToEndId The sender's own reference; the same one for the same payment is the same return.
    /// @custom:access member account with ACT of the payee
    function returnPayment(bytes32 original, uint56 amount, bytes32 endToEndId) external returns (bytes32 instruction);

    /// @notice The agent has taken instructions in for settlement; from now on nothing but its report ends them.
    /// All or nothing.
    /// @custom:access settlement agent of the currency, account with ACT
    function reportAccepted(bytes32[] calldata instructions) external;

    /// @notice The cash has moved for good; each desk delivers in this transaction. All or nothing.
    /// @custom:access settlement agent of the currency, account with ACT
    function reportFinal(bytes32[] calldata instructions) external;

    /// @notice The cash has not moved and will not.
    /// @param reason ISO 20022 external status reason code, four letters.
    /// @custom:access settlement agent of the currency, account with ACT
    function reportRejected(bytes32[] calldata instructions, bytes4 reason) external;

    /// @notice Ends instructions that nobody accepted in time.
    /// @custom:access anyone
    function expire(bytes32[] calldata instructions) external;

    /// @notice Lists or delists a desk. A delisted desk asks for nothing new; what it asked for still settles.
    /// @custom:access council (wiring)
    function setDesk(address desk, bool listed) external;

    /// @notice Names the agent that reports on a currency.
    /// @custom:access council (wiring)
    function setAgent(uint16 currency, MemberId agent) external;

    /// @dev `state` is Expired for an Instructed one past its moment.
    function instructionAt(bytes32 instruction) external view returns (Instruction memory);

    function agentOf(uint16 currency) external view returns (MemberId);

    function instructionId(address desk, bytes32 subject, bytes32 endToEndId) external pure returns (bytes32);
}
