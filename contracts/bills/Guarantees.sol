// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {IGate} from "../consortium/IGate.sol";
import {MemberId} from "../consortium/Member.sol";
import {ActRow} from "../lots/ActRow.sol";
import {ILotRequests} from "../lots/ILotRequests.sol";
import {ILots} from "../lots/ILots.sol";
import {Instrument} from "../lots/Instrument.sol";
import {LotId, LotRef} from "../lots/LotTypes.sol";
import {Trail} from "../lots/Trail.sol";
import {BillTable as Table} from "./BillTable.sol";
import {ConsentDesk} from "./ConsentDesk.sol";
import {IBills} from "./IBills.sol";
import {IGuarantees} from "./IGuarantees.sol";

/// @title Desk of guarantees on bills
/// @notice See `IGuarantees`.
/// @custom:oz-upgrades-unsafe-allow missing-initializer
contract Guarantees is IGuarantees, ConsentDesk {
    bytes32 private constant GUARANTEE_TYPE = keccak256(
        "Guarantee(uint256 lot,bytes21 trail,bool forAcceptor,uint40 issuedAt,uint40 deadline)"
    );

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(IGate gate, IBills bills) ConsentDesk(gate, bills) {}

    /// @inheritdoc IGuarantees
    function askGuarantee(LotRef calldata ref, MemberId guarantor, bool forAcceptor, uint40 deadline) external {
        ActRow row = Table.ASK_GUARANTEE;
        (MemberId me, ) = GATE.enter(row.entry(), msg.sender, guarantor);
        _checkParties(row, ref.lot, me, guarantor, forAcceptor);
        BILLS.ask(row, ref, me, guarantor, deadline, _deal(ref, forAcceptor));
    }

    /// @inheritdoc IGuarantees
    function guarantee(LotRef calldata ref, bool forAcceptor) external {
        ActRow row = Table.GUARANTEE;
        (Parties memory parties, ILotRequests.Agreement memory agreement) = _answer(
            row,
            Table.ASK_GUARANTEE,
            ref.lot,
            _deal(ref, forAcceptor)
        );
        _guarantee(row, ref, parties.other, parties.me, forAcceptor, parties.epoch, agreement);
    }

    /// @inheritdoc IGuarantees
    function guaranteeWithConsent(
        LotRef calldata ref,
        bool forAcceptor,
        uint40 deadline,
        bytes calldata consent
    ) external {
        ActRow row = Table.GUARANTEE_WITH_CONSENT;
        bytes32 content = _content(ref, forAcceptor, _signedAt(consent), deadline);
        (Parties memory parties, ILotRequests.Agreement memory agreement) = _hear(
            row,
            ref.lot,
            content,
            deadline,
            consent
        );
        _checkParties(row, ref.lot, parties.me, parties.other, forAcceptor);
        _guarantee(row, ref, parties.me, parties.other, forAcceptor, parties.epoch, agreement);
    }

    function _guarantee(
        ActRow row,
        LotRef calldata ref,
        MemberId guaranteed,
        MemberId guarantor,
        bool forAcceptor,
        uint32 epoch,
        ILotRequests.Agreement memory agreement
    ) private {
        emit BillGuaranteed(ref.lot, guarantor, guaranteed, forAcceptor, uint40(block.timestamp), epoch);
        uint8 step = forAcceptor ? Trail.GUARANTEED_ACCEPTOR : Trail.GUARANTEED;
        BILLS.inscribe(
            row,
            ref,
            agreement,
            ILotRequests.Word({step: step, by: guarantor, background: 0, epoch: epoch})
        );
    }

    /// @dev The one who acts is the one guaranteed. While the lot is locked neither of them changes.
    function _checkParties(ActRow row, LotId lot, MemberId me, MemberId guarantor, bool forAcceptor) private view {
        Instrument memory bill = BILLS.instrumentAt(lot.instrumentOf());
        if (forAcceptor && bill.state == Table.ISSUED) {
            revert ILots.LotsStateForbids(lot.instrumentOf(), row.act(), bill.state);
        }
        MemberId guaranteed = forAcceptor ? bill.obligor : BILLS.lotAt(lot).holder;
        if (me != guaranteed) revert GuaranteesNotTheGuaranteed(lot, me, guaranteed);
        if (guarantor == me || guarantor == bill.obligor) revert GuaranteesGuarantorInvalid(lot, guarantor);
    }

    /// @inheritdoc IGuarantees
    function guaranteeDigest(
        LotRef calldata ref,
        bool forAcceptor,
        uint40 issuedAt,
        uint40 deadline
    ) external view returns (bytes32) {
        return _typedDigest(_content(ref, forAcceptor, issuedAt, deadline));
    }

    function _deal(LotRef calldata ref, bool forAcceptor) private pure returns (bytes32) {
        return _content(ref, forAcceptor, 0, 0);
    }

    function _content(
        LotRef calldata ref,
        bool forAcceptor,
        uint40 issuedAt,
        uint40 deadline
    ) private pure returns (bytes32) {
        return keccak256(abi.encode(GUARANTEE_TYPE, ref.lot, ref.trail, forAcceptor, issuedAt, deadline));
    }

    function _domainName() internal pure override returns (string memory) {
        return "Tradelane Guarantees";
    }
}
