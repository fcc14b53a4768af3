// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.35;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";

/// @notice An account whose code answers the question for a signature in ways that must not count as a yes.
contract MockHostileSigner {
    enum Answer {
        Reverts,
        NoMagic,
        MagicInTheWrongPlace,
        MagicWithDirtyBytes,
        ShortMagic,
        Nothing,
        BurnsAllGas,
        ActsFirst
    }

    Answer private _answer;
    address private _target;
    bytes private _call;

    error MockHostileSignerReverts();

    function answerWith(Answer answer) external {
        _answer = answer;
    }

    /// @notice While it is asked it makes this call, and says yes only if the call was done.
    function actFirst(address target, bytes calldata call) external {
        (_answer, _target, _call) = (Answer.ActsFirst, target, call);
    }

    /// @notice ERC-1271's question. Not a view, so that it can try to act.
    function isValidSignature(bytes32, bytes calldata) external {
        bytes4 magic = IERC1271.isValidSignature.selector;
        if (_answer == Answer.Reverts) revert MockHostileSignerReverts();
        if (_answer == Answer.NoMagic) _return(abi.encode(bytes4(0xffffffff)));
        if (_answer == Answer.MagicInTheWrongPlace) _return(abi.encode(uint256(uint32(magic))));
        if (_answer == Answer.MagicWithDirtyBytes) _return(abi.encodePacked(magic, bytes28(uint224(1))));
        if (_answer == Answer.ShortMagic) _return(abi.encodePacked(magic));
        if (_answer == Answer.Nothing) _return("");
        if (_answer == Answer.BurnsAllGas) {
            assembly {
                invalid()
            }
        }
        // solhint-disable-next-line avoid-low-level-calls
        (bool done, ) = _target.call(_call);
        _return(abi.encode(done ? magic : bytes4(0)));
    }

    function _return(bytes memory answer) private pure {
        assembly {
            return(add(answer, 0x20), mload(answer))
        }
    }
}
