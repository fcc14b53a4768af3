// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {IGate} from "../consortium/IGate.sol";
import {MemberId, NOBODY} from "../consortium/Member.sol";
import {Governed} from "../governance/Governed.sol";
import {Instrument} from "../lots/Instrument.sol";
import {Lot, Encumbrance} from "../lots/Lot.sol";
import {LotId, LotRef} from "../lots/LotTypes.sol";
import {ISettlement} from "../settlement/ISettlement.sol";
import {ISettlementDesk} from "../settlement/ISettlementDesk.sol";
import {ICreditLines, LinePurpose} from "./ICreditLines.sol";
import {IReceivables} from "./IReceivables.sol";
import {IRedemption} from "./IRedemption.sol";
import {ReceivableTable as Table} from "./ReceivableTable.sol";

/// @title Redemption desk
/// @notice See `IRedemption`.
contract Redemption is IRedemption, Governed {
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IGate public immutable GATE;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IReceivables public immutable RECEIVABLES;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ISettlement public immutable SETTLEMENT;

    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ICreditLines public immutable CREDIT_LINES;

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(IGate gate, IReceivables receivables, ICreditLines creditLines, ISettlement settlement) {
        GATE = gate;
        RECEIVABLES = receivables;
        CREDIT_LINES = creditLines;
        SETTLEMENT = settlement;
    }

    modifier onlySettlement() {
        if (msg.sender != address(SETTLEMENT)) revert RedemptionNotSettlement(msg.sender);
        _;
    }

    /// @param authority The AccessManager through which the council acts.
    function initialize(address authority) external initializer {
        __AccessManaged_init(authority);
    }

    /// @inheritdoc IRedemption
    function pay(LotRef[] calldata lots, bytes32 endToEndId) external {
        if (lots.length == 0) revert RedemptionNothing();
        (MemberId debtor, uint32 epoch) = GATE.enter(Table.PAY.entry(), msg.sender, NOBODY);
        for (uint256 i = 0; i < lots.length; ++i) {
            _pay(debtor, lots[i], endToEndId, epoch);
        }
    }

    function _pay(MemberId debtor, LotRef calldata ref, bytes32 endToEndId, uint32 epoch) private {
        Instrument memory i = RECEIVABLES.instrumentAt(ref.lot.instrumentOf());
        if (i.obligor != debtor) revert RedemptionNotTheDebtor(ref.lot, debtor, i.obligor);
        Lot memory lot = RECEIVABLES.encumber(Table.PAY, ref);
        bytes32 instruction = SETTLEMENT.instruct(
            ISettlement.Order({
                payer: debtor,
                payee: lot.holder,
                currency: i.currency,
                amount: lot.units().value(),
                subject: bytes32(LotId.unwrap(ref.lot)),
                endToEndId: endToEndId
            }),
            epoch
        );
        emit RedemptionInstructed(ref.lot, debtor, lot.holder, instruction);
    }

    /// @inheritdoc ISettlementDesk
    function onFinal(bytes32 instruction, bytes32 subject, uint32 epoch) external onlySettlement {
        LotId lot = LotId.wrap(uint256(subject));
        Instrument memory i = RECEIVABLES.instrumentAt(lot.instrumentOf());
        uint40 amount = RECEIVABLES.lotAt(lot).units().value();
        RECEIVABLES.redeem(lot, Encumbrance.IN_REDEMPTION, instruction, epoch);
        CREDIT_LINES.release(i.grantor, i.obligor, i.currency, LinePurpose.Confirmation, amount);
    }

    /// @inheritdoc ISettlementDesk
    function onReleased(bytes32, bytes32 subject) external onlySettlement {
        RECEIVABLES.release(LotId.wrap(uint256(subject)), Encumbrance.IN_REDEMPTION);
    }
}
