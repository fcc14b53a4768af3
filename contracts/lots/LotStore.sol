// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {IEvidence} from "../evidence/IEvidence.sol";
import {Governed} from "../governance/Governed.sol";
import {ActRow} from "./ActRow.sol";
import {ILots} from "./ILots.sol";
import {Instrument, InstrumentWord} from "./Instrument.sol";
import {Lot, LotWord, Encumbrance} from "./Lot.sol";
import {InstrumentId, LotId} from "./LotTypes.sol";
import {Requests} from "./Requests.sol";
import {Rows} from "./Rows.sol";
import {PathStep, Trail} from "./Trail.sol";

/// @notice Where instruments, lots and requests are kept, and the one check that every act on a lot passes.
abstract contract LotStore is ILots, Requests, Governed {
    using Rows for ActRow;

    /// @custom:storage-location erc7201:tradelane.lots
    struct LotsStorage {
        /// @dev See `InstrumentWord`.
        mapping(InstrumentId => InstrumentWord) instruments;
        /// @dev See `LotWord`.
        mapping(LotId => LotWord) lots;
        /// @dev Powers 16 | duties 16, see `ILotDesk.setDesk`.
        mapping(address desk => uint32) desks;
    }

    // keccak256(abi.encode(uint256(keccak256("tradelane.lots")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant LOTS_STORAGE = 0x59a6f5c78ad4a7ca8a5f79b7beb5520f18a68f617fcacd366f47bef7e2070c00;

    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IEvidence public immutable EVIDENCE;

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(IEvidence evidence) {
        EVIDENCE = evidence;
    }

    /// @inheritdoc ILots
    function instrumentAt(InstrumentId instrument) external view returns (Instrument memory) {
        return _lots().instruments[instrument].unpack();
    }

    /// @inheritdoc ILots
    function lotAt(LotId lot) external view returns (Lot memory) {
        LotWord word = _lots().lots[lot];
        if (LotWord.unwrap(word) == 0) lot = LotId.wrap(0);
        return word.unpack(lot);
    }

    /// @inheritdoc ILots
    function isPath(LotId lot, PathStep[] calldata path) external view returns (bool) {
        bytes21 trail = _load(lot).trail;
        return trail != 0 && Trail.along(lot.instrumentOf(), path) == trail;
    }

    /// @dev Whether `row` may be done on this lot now.
    function _check(ActRow row, LotId id, Lot memory lot, InstrumentWord instrument) internal {
        _checkFree(row, id, lot);
        row.check(id.instrumentOf(), instrument.state(), instrument.maturity());
    }

    /// @dev Whether the lot is encumbered as `row` wants it. An offer whose deadline has passed stops nothing: it is
    /// cleared on the way, in `lot` too, which every act stores afterwards.
    function _checkFree(ActRow row, LotId id, Lot memory lot) internal {
        if (lot.holder.isNobody()) revert LotsUnknown(id);
        uint16 flags = lot.flags;
        if (flags & Encumbrance.ENDED != 0) revert LotsEnded(id);
        uint16 blocking = flags & row.blockedBy();
        if (blocking == Encumbrance.OFFERED && _lapse(id)) {
            lot.flags = _withoutOffer(flags);
        } else if (blocking != 0) {
            revert LotsEncumbered(id, blocking);
        }
        if (flags & row.required() != row.required()) revert LotsNotEncumbered(id, row.required());
    }

    /// @inheritdoc Requests
    function _restore(LotId id) internal override {
        Lot memory lot = _load(id);
        lot.flags = _withoutOffer(lot.flags);
        _store(id, lot);
    }

    /// @dev The flags once an offer has ended without agreement.
    function _withoutOffer(uint16 flags) private pure returns (uint16) {
        return (flags & ~Encumbrance.OFFERED) | Encumbrance.CONSENTS_CUT;
    }

    function _load(LotId id) internal view returns (Lot memory) {
        return _lots().lots[id].unpack(id);
    }

    function _store(LotId id, Lot memory lot) internal {
        _lots().lots[id] = lot.pack();
    }

    function _lots() internal pure returns (LotsStorage storage $) {
        assembly {
            $.slot := LOTS_STORAGE
        }
    }
}
