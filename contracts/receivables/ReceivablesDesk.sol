// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {ConsentDomain} from "../consortium/ConsentDomain.sol";
import {Gated} from "../consortium/Gated.sol";
import {IGate} from "../consortium/IGate.sol";
import {Entry} from "../consortium/Member.sol";
import {IEvidence} from "../evidence/IEvidence.sol";
import {Governed} from "../governance/Governed.sol";
import {LotId} from "../lots/LotTypes.sol";
import {Requests} from "../lots/Requests.sol";
import {IRuleBook} from "../rules/IRuleBook.sol";
import {ICreditLines} from "./ICreditLines.sol";
import {IReceivables} from "./IReceivables.sol";
import {ReceivableTable as Table} from "./ReceivableTable.sol";

/// @notice A desk whose acts are about whole receivables and take two parties.
abstract contract ReceivablesDesk is Requests, ConsentDomain, Governed {
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IReceivables public immutable RECEIVABLES;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IEvidence public immutable EVIDENCE;
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IRuleBook public immutable RULE_BOOK;

    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    ICreditLines public immutable CREDIT_LINES;

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(
        IGate gate,
        IReceivables receivables,
        ICreditLines creditLines,
        IEvidence evidence,
        IRuleBook ruleBook
    ) Gated(gate) {
        RECEIVABLES = receivables;
        CREDIT_LINES = creditLines;
        EVIDENCE = evidence;
        RULE_BOOK = ruleBook;
    }

    /// @param authority The AccessManager through which the council acts.
    function initialize(address authority) external initializer {
        __AccessManaged_init(authority);
    }

    /// @dev Requests about a whole receivable lock nothing: once one is closed nothing else is to restore.
    function _restore(LotId) internal pure override {}

    function _refuseEntry() internal pure override returns (Entry) {
        return Table.REFUSE.entry();
    }

    function _withdrawEntry() internal pure override returns (Entry) {
        return Table.WITHDRAW.entry();
    }
}
