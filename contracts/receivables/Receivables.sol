// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {Gated} from "../consortium/Gated.sol";
import {IGate} from "../consortium/IGate.sol";
import {Entry, MemberId} from "../consortium/Member.sol";
import {IEvidence} from "../evidence/IEvidence.sol";
import {ActRow} from "../lots/ActRow.sol";
import {LotStore} from "../lots/LotStore.sol";
import {InstrumentId} from "../lots/LotTypes.sol";
import {Trail} from "../lots/Trail.sol";
import {IReceivables} from "./IReceivables.sol";
import {ReceivableDesks} from "./ReceivableDesks.sol";
import {ReceivableTable as Table} from "./ReceivableTable.sol";

/// @title The ledger of receivables
/// @notice See `IReceivables`. What lots do is in `Lots`; this binds it to the receivables' table.
contract Receivables is ReceivableDesks {
    bytes32 private constant ASSIGNMENT_TYPE = keccak256(
        "Assignment(uint256 lot,bytes21 trail,uint24 to,uint40 units,bool recourse,bytes32 background,"
        "uint40 issuedAt,uint40 deadline)"
    );

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(IGate gate, IEvidence evidence) Gated(gate) LotStore(evidence) {}

    /// @param authority The AccessManager through which the council acts.
    function initialize(address authority) external initializer {
        __AccessManaged_init(authority);
    }

    /// @inheritdoc IReceivables
    function assign(Transfer calldata assignment, bytes calldata consent) external {
        _transfer(Table.ASSIGN, _moveOf(assignment), assignment.deadline, consent);
    }

    /// @inheritdoc IReceivables
    function offer(Transfer calldata t) external {
        Move memory move = _moveOf(t);
        _offer(Table.OFFER, move, t.deadline);
        emit LotOffered(t.lot, move.from, t.to, t.units, t.deadline, t.recourse, t.background);
    }

    /// @inheritdoc IReceivables
    function acceptOffer(Transfer calldata assignment) external {
        _acceptOffer(Table.ACCEPT_OFFER, Table.OFFER, _moveOf(assignment), assignment.deadline);
    }

    /// @inheritdoc IReceivables
    function assignmentDigest(Transfer calldata assignment, uint40 issuedAt) external view returns (bytes32) {
        bytes21 trail = _load(assignment.lot).trail;
        return _typedDigest(_transferContent(_moveOf(assignment), trail, issuedAt, assignment.deadline));
    }

    function _moveOf(Transfer calldata t) private pure returns (Move memory move) {
        (move.lot, move.to, move.units, move.step) = (t.lot, t.to, t.units, _stepOf(t.recourse));
        move.background = t.background;
    }

    function _transferContent(
        Move memory move,
        bytes21 trail,
        uint40 issuedAt,
        uint40 deadline
    ) internal pure override returns (bytes32) {
        bool recourse = move.step == Trail.ASSIGNED_WITH_RECOURSE;
        return
            keccak256(
                abi.encode(
                    ASSIGNMENT_TYPE,
                    move.lot,
                    trail,
                    move.to,
                    move.units,
                    recourse,
                    move.background,
                    issuedAt,
                    deadline
                )
            );
    }

    function _over(InstrumentId id, MemberId debtor, uint8 state) internal override {
        if (state == Table.SETTLED) emit ReceivableSettled(id, debtor, uint40(block.timestamp));
    }

    function _markOf(uint8) internal pure override returns (uint16) {
        return 0;
    }

    /// @dev No receivable has lots before its debtor has confirmed it.
    function _isToken(uint8) internal pure override returns (bool) {
        return true;
    }

    function _settledState() internal pure override returns (uint8) {
        return Table.SETTLED;
    }

    function _splitRow() internal pure override returns (ActRow) {
        return Table.SPLIT;
    }

    function _mergeRow() internal pure override returns (ActRow) {
        return Table.MERGE;
    }

    function _refuseEntry() internal pure override returns (Entry) {
        return Table.REFUSE.entry();
    }

    function _withdrawEntry() internal pure override returns (Entry) {
        return Table.WITHDRAW.entry();
    }

    function _actToUse() internal pure override returns (bytes4) {
        return IReceivables.assign.selector;
    }

    function _domainName() internal pure override returns (string memory) {
        return "Tradelane Receivables";
    }
}
