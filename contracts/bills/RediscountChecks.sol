// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {Attributes} from "../consortium/Attributes.sol";
import {IAttestations} from "../consortium/IAttestations.sol";
import {MemberId, NOBODY} from "../consortium/Member.sol";
import {Instrument} from "../lots/Instrument.sol";
import {Encumbrance, Lot} from "../lots/Lot.sol";
import {InstrumentId, LotId} from "../lots/LotTypes.sol";
import {PathStep, Trail} from "../lots/Trail.sol";
import {BillTable as Table} from "./BillTable.sol";
import {IBills} from "./IBills.sol";
import {IRediscountWindow} from "./IRediscountWindow.sol";
import {Label} from "./Quota.sol";
import {RediscountRules} from "./RediscountRules.sol";

/// @notice Whether a bill may be rediscounted: what replaces the paper file.
abstract contract RediscountChecks {
    /// @custom:oz-upgrades-unsafe-allow state-variable-immutable
    IAttestations public immutable ATTESTATIONS;

    /// @custom:oz-upgrades-unsafe-allow constructor
    constructor(IAttestations attestations) {
        ATTESTATIONS = attestations;
    }

    /// @dev The first check that a bill fails. The ledger judges again what it can see.
    function _judge(
        IBills ledger,
        MemberId bank,
        IRediscountWindow.Terms calldata terms,
        IRediscountWindow.Bill calldata bill,
        RediscountRules memory rules
    ) internal view returns (IRediscountWindow.Check) {
        LotId id = bill.ref.lot;
        InstrumentId instrument = id.instrumentOf();
        Lot memory lot = ledger.lotAt(id);
        if (lot.holder != bank || lot.flags & Encumbrance.ENDED != 0) return IRediscountWindow.Check.NotHeld;
        Instrument memory i = ledger.instrumentAt(instrument);
        if (!Table.OFFER_REDISCOUNT.allows(i.state)) return IRediscountWindow.Check.NotReceived;
        if (block.timestamp >= i.maturity) return IRediscountWindow.Check.Due;
        if (_blocking(ledger, id, lot.flags) != 0) return IRediscountWindow.Check.Encumbered;
        bool same = bill.ref.trail == lot.trail && Trail.along(instrument, bill.path) == lot.trail;
        if (!same) return IRediscountWindow.Check.Changed;
        return _judgeTerms(terms, bill, i, rules);
    }

    /// @dev The checks of a bill that may be offered as such.
    function _judgeTerms(
        IRediscountWindow.Terms calldata terms,
        IRediscountWindow.Bill calldata bill,
        Instrument memory i,
        RediscountRules memory rules
    ) private view returns (IRediscountWindow.Check) {
        uint40 left = rules.daysUntil(i.maturity);
        if (left < rules.shortest || left > rules.longest) return IRediscountWindow.Check.TermOutside;
        if (!_isWindow(terms, i.maturity)) return IRediscountWindow.Check.WindowOutside;
        MemberId enterprise = _discounter(bill.path);
        if (enterprise.isNobody()) return IRediscountWindow.Check.NotDiscounted;
        if (!_isProven(terms.label, enterprise, i.face.value(), rules)) return IRediscountWindow.Check.LabelNotProven;
        return IRediscountWindow.Check.Passed;
    }

    /// @dev What lies on the lot and keeps it from being offered; a request that has expired does not.
    function _blocking(IBills ledger, LotId id, uint16 flags) private view returns (uint16) {
        if (flags & Encumbrance.OFFERED != 0 && block.timestamp > ledger.requestAt(id).deadline) {
            flags &= ~Encumbrance.OFFERED;
        }
        return flags & Table.OFFER_REDISCOUNT.blockedBy();
    }

    function _isWindow(IRediscountWindow.Terms calldata terms, uint40 maturity) private view returns (bool) {
        if (terms.redeemUntil == 0) return terms.redeemFrom == 0;
        bool ordered = terms.redeemFrom <= terms.redeemUntil && terms.redeemUntil < maturity;
        return ordered && block.timestamp < terms.redeemUntil;
    }

    /// @dev The enterprise that discounted the bill last.
    function _discounter(PathStep[] calldata path) private pure returns (MemberId) {
        for (uint256 k = path.length; k > 0; --k) {
            if (path[k - 1].step.actOf() == Trail.DISCOUNTED) return path[k - 1].step.fromOf();
        }
        return NOBODY;
    }

    function _isProven(
        Label label,
        MemberId enterprise,
        uint40 face,
        RediscountRules memory rules
    ) private view returns (bool) {
        if (label == Label.None) return true;
        if (label == Label.SmallFace) return face < rules.smallFace;
        bytes32 attribute =
            label == Label.Agriculture
                ? Attributes.AGRICULTURE
                : label == Label.SmallEnterprise
                    ? Attributes.SMALL_ENTERPRISE
                    : Attributes.GREEN;
        return _isAttested(attribute, enterprise);
    }

    function _isAttested(bytes32 attribute, MemberId member) internal view returns (bool) {
        return ATTESTATIONS.valueAt(attribute, member, uint40(block.timestamp)) != 0;
    }
}
