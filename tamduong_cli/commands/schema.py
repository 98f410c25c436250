"""`plan schema`: the file format as JSON Schema."""

from __future__ import annotations

import click

from tamduong_cli.commands.declaring import command, output_option
from tamduong_cli.commands.invocation import Invocation
from tamduong_cli.language import N_


@command(
    "schema",
    N_(
        "The format of plan.yaml as JSON Schema (2020-12), by which editors complete, explain and check a plan.\n\n"
        "An editor with a YAML language server takes it from the first line of a plan:\n\n"
        "# yaml-language-server: $schema=plan.schema.json"
    ),
    N_("Example: plan schema -o plan.schema.json"),
    "file",
)
@output_option
@click.pass_obj
def schema(invocation: Invocation, output: str) -> None:
    from tamduong_cli.plan import schema as format_

    invocation.write_json(format_.schema(invocation.user), output)
