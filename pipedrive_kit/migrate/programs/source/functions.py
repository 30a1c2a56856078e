"""Functions of a module, and the values that their calls give them."""

from __future__ import annotations

import libcst as cst

from .syntax import Node, Tree, UncertainError


def parameter_of(tree: Tree, arg: cst.Arg) -> tuple[cst.Param, list[Node]] | None:
    """Return the parameter that takes an argument, and what all calls give it.

    None: the function is not one of the module alone, or its calls are not all known.
    """
    call = tree.parents[arg]
    if not isinstance(call, cst.Call) or not isinstance(call.func, cst.Name):
        return None
    try:
        function = _function(tree, call.func)
        index = list(call.args).index(arg)
        name = arg.keyword.value if arg.keyword is not None else ""
        parameter = _parameter(function, index, name)
        calls = [tree.parents[read] for read in tree.reads(function.name)]
        given = [_argument(one, function, parameter) for one in calls]
        if len(tree.bindings(parameter.name)) != 1:
            return None
    except (UncertainError, LookupError):
        return None
    return parameter, given


def _function(tree: Tree, name: cst.Name) -> cst.FunctionDef:
    bindings = tree.bindings(name)
    function = bindings[0].node
    is_plain = (
        len(bindings) == 1
        and isinstance(function, cst.FunctionDef)
        and isinstance(tree.parents[function], cst.Module)
        and not function.decorators
    )
    if not is_plain or not isinstance(function, cst.FunctionDef):
        raise UncertainError("a function that is not certain")
    return function


def _parameter(function: cst.FunctionDef, index: int, name: str) -> cst.Param:
    plain = list(function.params.params)
    named = [*plain, *function.params.kwonly_params]
    found = next(p for p in named if p.name.value == name) if name else plain[index]
    if found.annotation is not None or found.default is not None:
        raise UncertainError("a parameter with a type or a default")
    return found


def _argument(call: Node, function: cst.FunctionDef, parameter: cst.Param) -> Node:
    """Return what a call gives to a parameter."""
    if not isinstance(call, cst.Call) or any(arg.star for arg in call.args):
        raise UncertainError("a function that is handed on")
    for index, arg in enumerate(call.args):
        if arg.keyword is not None and arg.keyword.value == parameter.name.value:
            return arg.value
        if arg.keyword is None and function.params.params[index] is parameter:
            return arg.value
    raise UncertainError("a call without the argument")
