// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {Gated} from "../consortium/Gated.sol";
import {IGate} from "../consortium/IGate.sol";
import {Entry, MemberId} from "../consortium/Member.sol";
import {IEvidence} from "../evidence/IEvidence.sol";
import {LotRequests} from "../lots/LotRequests.sol";
import {LotStore} from "../lots/LotStore.sol";
import {InstrumentId, LotId, Units} from "../lots/LotTypes.sol";
import {ReceivableTable as Table} from "../receivables/ReceivableTable.sol";

/// @notice A ledger whose desks ask, with nothing else of an instrument's own.
contract MockAskingLots is LotRequests {
    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(IGate gate, IEvidence evidence) Gated(gate) LotStore(evidence) {}

    function initialize(address authority) external initializer {
        __AccessManaged_init(authority);
    }

    function split(LotId, Units) external pure returns (LotId) {
        return LotId.wrap(0);
    }

    function merge(LotId, LotId, bytes21) external pure {}

    function _over(InstrumentId, MemberId, uint8) internal override {}

    function _isToken(uint8) internal pure override returns (bool) {
        return true;
    }

    function _settledState() internal pure override returns (uint8) {
        return Table.SETTLED;
    }

    function _refuseEntry() internal pure override returns (Entry) {
        return Table.REFUSE.entry();
    }

    function _withdrawEntry() internal pure override returns (Entry) {
        return Table.WITHDRAW.entry();
    }

    function _actToUse() internal pure override returns (bytes4) {
        return this.ask.selector;
    }
}
