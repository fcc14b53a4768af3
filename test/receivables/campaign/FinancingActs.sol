// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {MemberId} from "../../../contracts/consortium/Member.sol";
import {Encumbrance} from "../../../contracts/lots/Lot.sol";
import {LotId, Units} from "../../../contracts/lots/LotTypes.sol";
import {FinancingId, FinancingKind, IFinancing} from "../../../contracts/receivables/IFinancing.sol";
import {Deals} from "./Deals.sol";

/// @notice How holders and banks come to terms, and how the cash of a financing moves.
abstract contract FinancingActs is Deals {
    // ------------------------------------------------------------------------------------------ terms

    function applyFor(uint256 seed) external counted {
        _apply(seed);
    }

    function _apply(uint256 seed) private {
        (uint256 k, bool found) = _draftDeal(seed);
        if (!found) return _otherwise(seed);
        Deal storage d = _deals[k];
        d.deadline = uint40(block.timestamp + 1 days);
        vm.prank(accountOf(_applicantOf(d)));
        suite.financing.applyFor(d.application, d.deadline);
        d.stand = Stand.Applied;
        _did("applyFor");
    }

    function offerTerms(uint256 seed) external counted {
        _offerTerms(seed);
    }

    function _offerTerms(uint256 seed) private {
        (uint256 k, bool found) = _dealIn(seed, Stand.Applied);
        if (!found) return _apply(seed);
        Deal storage d = _deals[k];
        if (block.timestamp > d.deadline) return _expireRequest(d);
        _setTerms(d, seed);
        uint40 deadline = uint40(block.timestamp + 1 days);
        bool may = d.offer.disburseBy <= _wholes[instrumentOf(d.lot)].maturity && _principal(d) <= _highest(d);
        vm.prank(accountOf(_bankOf(d)));
        try suite.financing.offerTerms(d.application, d.offer, deadline) {
            assertTrue(may, "offered past maturity or too much");
            (d.stand, d.deadline) = (Stand.Offered, deadline);
            _did("offerTerms");
        } catch (bytes memory reason) {
            _refused(may, reason);
        }
    }

    function acceptTerms(uint256 seed) external counted {
        (uint256 k, bool found) = _dealIn(seed, Stand.Offered);
        if (!found) return _offerTerms(seed);
        Deal storage d = _deals[k];
        if (block.timestamp > d.deadline) return _expireRequest(d);
        bool may = _mayAgree(d);
        vm.prank(accountOf(_applicantOf(d)));
        try suite.financing.acceptTerms(d.application, d.offer) {
            assertTrue(may, "accepted what was not to be had");
            _agreed(k);
            _did("acceptTerms");
        } catch (bytes memory reason) {
            _refused(may, reason);
        }
    }

    /// @dev At once, with the signature of the one or of the other.
    function agree(uint256 seed) external counted {
        (uint256 k, bool found) = _draftDeal(seed);
        if (!found) return _otherwise(seed);
        Deal storage d = _deals[k];
        _setTerms(d, seed);
        bool byBank = _word(seed, 3) % 2 == 0;
        uint40 deadline = uint40(block.timestamp);
        bytes memory consent = _agreement(d, byBank ? _applicantOf(d) : _bankOf(d));
        bool may = _mayAgree(d);
        vm.prank(accountOf(byBank ? _bankOf(d) : _applicantOf(d)));
        try suite.financing.agree(d.application, d.offer, deadline, consent) {
            assertTrue(may, "agreed to what was not to be had");
            _agreed(k);
            _did(byBank ? "agreeAsBank" : "agree");
        } catch (bytes memory reason) {
            _refused(may, reason);
        }
    }

    function _agreement(Deal storage d, uint24 signer) private view returns (bytes memory) {
        uint40 issuedAt = uint40(block.timestamp);
        return _sign(signer, suite.financing.agreementDigest(d.application, d.offer, issuedAt, issuedAt), issuedAt);
    }

    /// @dev Refused by who was asked, withdrawn by who asked, or expired.
    function endRequest(uint256 seed) external counted {
        bool refused = _word(seed, 3) % 2 == 0;
        (uint256 k, bool found) = _dealIn(seed, seed % 2 == 0 ? Stand.Applied : Stand.Offered);
        if (!found) return _otherwise(seed);
        Deal storage d = _deals[k];
        if (block.timestamp > d.deadline) return _expireRequest(d);
        bool bank = (d.stand == Stand.Applied) == refused;
        vm.prank(accountOf(bank ? _bankOf(d) : _applicantOf(d)));
        if (refused) suite.financing.refuse(_subject(d));
        else suite.financing.withdraw(_subject(d));
        d.stand = Stand.None;
        _did(refused ? "refuseFinancing" : "withdrawFinancing");
    }

    function _expireRequest(Deal storage d) private {
        suite.financing.expire(_subject(d));
        d.stand = Stand.None;
        _did("expireFinancing");
    }

    function _draftDeal(uint256 seed) private returns (uint256 k, bool) {
        (uint256 id, bool found) = _free(seed);
        if (!found) return (0, false);
        Expected memory e = _expected[id];
        uint40 size = uint40(id) - e.start;
        Deal storage d = _deals.push();
        d.lot = id;
        d.application = IFinancing.Application({
            ref: _ref(id),
            units: Units.wrap(seed % 3 == 0 ? uint40(_within(_word(seed, 1), 1, size)) : size),
            applicant: MemberId.wrap(e.holder),
            bank: MemberId.wrap(e.holder == 8 || (e.holder != 9 && (seed >> 8) % 2 == 0) ? 9 : 8),
            kind: _kindFor(_word(seed, 4) % 5),
            applicantReference: bytes32(++_serial)
        });
        d.id = suite.financing.financingId(d.application.applicant, d.application.applicantReference);
        return (_deals.length - 1, true);
    }

    /// @dev Sales without recourse are the simplest, so the fewest.
    function _kindFor(uint256 word) private pure returns (FinancingKind) {
        if (word == 0) return FinancingKind.Sale;
        return word < 3 ? FinancingKind.SaleWithRecourse : FinancingKind.Pledge;
    }

    function _setTerms(Deal storage d, uint256 seed) private {
        uint40 most = _highest(d);
        // Of a unit or two no tenth can be kept back, so they are worth no advance.
        if (most == 0) most = 1;
        d.offer = IFinancing.Offer({
            principal: Units.wrap((seed >> 11) % 3 == 0 ? most : uint40(_within(_word(seed, 2), 1, most))),
            ratePpm: uint32((seed >> 13) % 240_001),
            disburseBy: uint40(block.timestamp + 1 days + ((seed >> 40) % 1 days))
        });
    }

    function _mayAgree(Deal storage d) private view returns (bool) {
        Whole storage w = _wholes[instrumentOf(d.lot)];
        return
            _burden(d.lot) & (Encumbrance.ALL | Encumbrance.ENDED) == 0 &&
            _expected[d.lot].trail == d.application.ref.trail &&
            w.state == CONFIRMED &&
            d.offer.disburseBy <= w.maturity &&
            d.offer.disburseBy > block.timestamp &&
            _principal(d) <= _highest(d) &&
            _mayFinance(_bankOf(d), _principal(d));
    }

    /// @dev Nine tenths of what is bought, all of what is pledged.
    function _highest(Deal storage d) private view returns (uint40) {
        uint40 units = Units.unwrap(d.application.units);
        return _isPledge(d) ? units : uint40((uint256(units) * 9) / 10);
    }

    // ------------------------------------------------------------------------------------------ cash

    function disburse(uint256 seed) external counted {
        (uint256 k, bool found) = _dealIn(seed, Stand.Agreed);
        if (!found) return _otherwise(seed);
        Deal storage d = _deals[k];
        Whole storage w = _wholes[instrumentOf(d.lot)];
        bool may = block.timestamp <= d.offer.disburseBy && w.state == CONFIRMED && block.timestamp < w.maturity;
        bytes32 endToEndId = bytes32(++_serial);
        vm.prank(accountOf(_bankOf(d)));
        try suite.financing.disburse(d.id, keccak256("registration"), endToEndId) {
            assertTrue(may, "disbursed too late or on a dispute");
            d.interest = _interest(d, w.maturity);
            d.stand = Stand.Disbursing;
            _pay(k, Purpose.Disbursement, _principal(d) - d.interest, endToEndId);
            _did("disburse");
        } catch (bytes memory reason) {
            _refused(may, reason);
            _lapse(k);
        }
    }

    function lapse(uint256 seed) external counted {
        (uint256 k, bool found) = _dealIn(seed, Stand.Agreed);
        if (!found) return _otherwise(seed);
        _lapse(k);
    }

    function payRetained(uint256 seed) external counted {
        (uint256 k, bool found) = _owing(seed);
        if (!found) return _otherwise(seed);
        Deal storage d = _deals[k];
        uint40 due = _due(k);
        bool locked = _stands(k) && _expected[d.lot].flags & Encumbrance.IN_RECOURSE != 0;
        bool may = due != 0 && !d.paying && !locked;
        bytes32 endToEndId = bytes32(++_serial);
        vm.prank(accountOf(_bankOf(d)));
        try suite.financing.payRetained(d.id, endToEndId) {
            assertTrue(may, "paid what was not due");
            (d.given, d.paying) = (d.given + due, true);
            _pay(k, Purpose.Retained, due, endToEndId);
            _did("payRetained");
        } catch (bytes memory reason) {
            _refused(may, reason);
        }
    }

    function repay(uint256 seed) external counted {
        _repay(seed);
    }

    function _repay(uint256 seed) private {
        (uint256 k, bool found) = _pledged(seed);
        if (!found) return _otherwise(seed);
        Deal storage d = _deals[k];
        bytes32 endToEndId = bytes32(++_serial);
        vm.prank(accountOf(_applicantOf(d)));
        suite.financing.repay(d.id, endToEndId);
        d.paying = true;
        _pay(k, Purpose.Repayment, _claim(d), endToEndId);
        _did("repay");
    }

    function releasePledge(uint256 seed) external counted {
        (uint256 k, bool found) = _pledged(seed);
        if (!found || seed % 2 != 0) return _repay(seed);
        vm.prank(accountOf(_bankOf(_deals[k])));
        suite.financing.releasePledge(_deals[k].id);
        _deals[k].gone = true;
        _ends(k, true);
        _did("releasePledge");
    }

    function releaseLine(uint256 seed) external counted {
        (uint256 k, bool found) = _passedOn(seed);
        if (!found) return _otherwise(seed);
        Deal storage d = _deals[k];
        bool may = !_isPledge(d) && _isOpen(d) && !_stands(k);
        try suite.financing.releaseLine(d.id) {
            assertTrue(may, "a line was freed whose lot is held");
            d.gone = true;
            _ends(k, true);
            _did("releaseLine");
        } catch (bytes memory reason) {
            _refused(may, reason);
        }
    }

    function _lapse(uint256 k) private {
        Deal storage d = _deals[k];
        try suite.financing.lapse(d.id) {
            assertGt(block.timestamp, d.offer.disburseBy, "lapsed too early");
            _undone(k);
            _did("lapse");
        } catch (bytes memory reason) {
            _refused(block.timestamp > d.offer.disburseBy, reason);
        }
    }

    /// @dev Principal x rate x days / 360, half up; days from midnight to midnight, eight hours east.
    function _interest(Deal storage d, uint40 maturity) private view returns (uint40) {
        uint256 day = (maturity + 8 hours) / 1 days - (block.timestamp + 8 hours) / 1 days;
        uint256 product = uint256(_principal(d)) * d.offer.ratePpm * day;
        return uint40((2 * product + 360_000_000) / 720_000_000);
    }

    function _pay(uint256 k, Purpose purpose, uint40 amount, bytes32 endToEndId) private {
        Deal storage d = _deals[k];
        bool back = purpose == Purpose.Repayment;
        (uint24 payer, uint24 payee) = (_bankOf(d), _applicantOf(d));
        if (back) (payer, payee) = (payee, payer);
        // Leg: disbursement, retained, repayment; its amount; the financing.
        uint256 leg = uint256(purpose) - uint256(Purpose.Disbursement);
        uint256 subject = (leg << 200) | (uint256(amount) << 160) | FinancingId.unwrap(d.id);
        Cash memory c = _cashFor(purpose, d.lot, k + 1, payer, payee, amount);
        _await(c, address(suite.financing), subject, endToEndId);
    }

    function _subject(Deal storage d) private view returns (LotId) {
        return LotId.wrap(FinancingId.unwrap(d.id));
    }
}
