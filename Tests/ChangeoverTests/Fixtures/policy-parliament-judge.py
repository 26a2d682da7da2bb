"""Judges an IAM policy with parliament, and tells what its bundled definitions know of the policy's actions.

The argument is the policy's path. Prints an object with findings (issue and detail of each) and actions: for every action
of the policy the actions that AWS documents as depending on (dependents) and its resource types (resources).
"""

import json
import sys
import warnings

warnings.filterwarnings("ignore")

import parliament  # noqa: E402

with open(sys.argv[1], encoding="utf-8") as file:
    text = file.read()
definitions = {
    f"{service['prefix']}:{privilege['privilege']}": privilege
    for service in parliament.iam_definition
    for privilege in service["privileges"]
}
actions = {}
for statement in json.loads(text)["Statement"]:
    names = statement["Action"]
    for name in [names] if isinstance(names, str) else names:
        kinds = definitions[name]["resource_types"]
        actions[name] = {
            "dependents": sorted({action for kind in kinds for action in kind["dependent_actions"]}),
            "resources": sorted({kind["resource_type"].rstrip("*") for kind in kinds if kind["resource_type"]}),
        }
findings = [{"issue": finding.issue, "detail": str(finding.detail)}
            for finding in parliament.analyze_policy_string(text).findings]
json.dump({"findings": findings, "actions": actions}, sys.stdout)
