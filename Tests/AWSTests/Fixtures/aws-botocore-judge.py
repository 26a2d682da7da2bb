"""Judges Changeover's AWS shapes by the service models of botocore; maps in XML, which none of our shapes has, are left out.

    aws-botocore-judge.py forms FILE     FILE: JSON list of {"service", "body"}; prints a JSON list of complaints per body
    aws-botocore-judge.py requests FILE  FILE: JSON list of {"service", "action", "params", "method", "path", "headers",
                                         "body"}; prints a JSON list of what differs from botocore's request for the params
    aws-botocore-judge.py replies        prints JSON {action: {"body": a full reply, "fields": {path: value}}}
    aws-botocore-judge.py errors FILE    FILE: JSON list of {"service", "action"}; prints a JSON list of the codes of errors

Paths of fields are in lower case, "dbclusters[0].dbclustermembers[1].isclusterwriter"; instants are milliseconds since 1970.
"""

import base64
import json
import sys
import xml.etree.ElementTree as ElementTree
import zlib
from datetime import datetime, timedelta, timezone
from urllib.parse import parse_qsl, quote

try:
    import botocore
    from botocore.parsers import create_parser
    from botocore.serialize import create_serializer
    from botocore.session import Session
    from botocore.validate import ParamValidator
except ImportError:
    sys.exit(
        "The Python module botocore is missing: install it (pip install botocore), "
        "or name an interpreter that has it in CHANGEOVER_PYTHON."
    )

REPLIES = {
    "rds": [
        "DescribeDBClusters", "DescribeDBInstances", "CreateDBInstance", "ModifyDBInstance", "DeleteDBInstance",
        "RebootDBInstance", "FailoverDBCluster", "DescribeOrderableDBInstanceOptions", "DescribeAccountAttributes",
        "DescribePendingMaintenanceActions", "DescribeDBClusterSnapshots", "DescribeDBClusterEndpoints",
        "DescribeGlobalClusters", "DescribeEvents", "DescribeDBEngineVersions", "ModifyDBCluster", "DeleteDBCluster",
        "RestoreDBClusterToPointInTime", "ApplyPendingMaintenanceAction", "CreateDBClusterSnapshot", "CreateDBSnapshot",
        "DescribeDBSnapshots", "DescribeDBClusterParameterGroups", "DescribeDBParameterGroups",
        "CreateDBClusterParameterGroup", "CreateDBParameterGroup", "DescribeDBClusterParameters",
        "DescribeDBParameters", "DescribeEngineDefaultClusterParameters", "DescribeEngineDefaultParameters",
        "CreateBlueGreenDeployment", "DescribeBlueGreenDeployments", "SwitchoverBlueGreenDeployment",
        "DeleteBlueGreenDeployment", "DescribeDBProxies", "DescribeDBProxyTargetGroups", "DescribeDBProxyTargets",
        "RegisterDBProxyTargets", "DescribeIntegrations", "RestoreDBClusterFromSnapshot",
        "RestoreDBInstanceFromDBSnapshot", "CopyDBSnapshot", "CopyDBClusterSnapshot", "ListTagsForResource",
        "DescribeDBSubnetGroups", "DescribeOptionGroups", "DescribeValidDBInstanceModifications", "DescribeDBLogFiles",
        "DownloadDBLogFilePortion",
    ],
    "sts": ["GetCallerIdentity", "AssumeRole", "AssumeRoleWithWebIdentity"],
    "iam": ["SimulatePrincipalPolicy", "GetRole"],
    "cloudwatch": ["GetMetricStatistics", "DescribeAlarms"],
    "ec2": ["DescribeRegions", "DescribeSecurityGroups"],
    "application-autoscaling": ["DescribeScalableTargets", "RegisterScalableTarget"],
    "route53": [
        "ChangeResourceRecordSets", "GetChange", "GetHostedZone", "ListHostedZones", "ListHostedZonesByName",
        "ListResourceRecordSets",
    ],
    "secretsmanager": [
        "DescribeSecret", "GetRandomPassword", "GetSecretValue", "PutSecretValue", "UpdateSecretVersionStage",
    ],
}

session = Session()


def protocol(service):
    """CloudWatch has the Query protocol beside newer ones, which its model names first."""
    return "query" if service == "cloudwatch" else session.get_service_model(service).metadata["protocol"]


def wire_name(shape, default):
    return shape.serialization.get("name", default)


# Forms: our flat parameters, read back through the model and written again by botocore's own serialiser.


class Complaint(Exception):
    pass


def scalar(shape, text, name):
    kind = shape.type_name
    if kind == "string":
        allowed = getattr(shape, "enum", None)
        if allowed and text not in allowed:
            raise Complaint(f"{name}: {text!r} is none of {allowed}")
        return text
    if kind in ("integer", "long"):
        return int(text)
    if kind in ("double", "float"):
        return float(text)
    if kind == "boolean":
        if text not in ("true", "false"):
            raise Complaint(f"{name}: {text!r} is no boolean")
        return text == "true"
    if kind == "timestamp":
        return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=timezone.utc)
    raise Complaint(f"{name}: a {kind} is not sent as text")


def place(target, shape, tokens, text, name, flat):
    """Puts one flat parameter where the model wants it; lists are held as {index: value} until all are there.

    Where all lists are flat, as in EC2's protocol, their elements have no name.
    """
    token, rest = tokens[0], tokens[1:]
    if shape.type_name == "structure":
        for key, member in shape.members.items():
            if wire_name(member, key) == token:
                break
        else:
            raise Complaint(f"{name}: {shape.name} has no member {token}")
        slot = key
    elif shape.type_name == "list":
        member = shape.member
        if not flat and not shape.serialization.get("flattened"):
            if token != wire_name(member, "member"):
                raise Complaint(f"{name}: an element of {shape.name} is called {wire_name(member, 'member')}")
            if not rest:
                raise Complaint(f"{name}: has no index")
            token, rest = rest[0], rest[1:]
        slot = int(token)
    else:
        raise Complaint(f"{name}: goes deeper than the scalar {shape.name}")
    if member.type_name in ("structure", "list"):
        if not rest:
            raise Complaint(f"{name}: stops at the {member.type_name} {member.name}")
        place(target.setdefault(slot, {}), member, rest, text, name, flat)
    else:
        if rest:
            raise Complaint(f"{name}: goes deeper than the scalar {member.name}")
        if slot in target:
            raise Complaint(f"{name}: is there twice")
        target[slot] = scalar(member, text, name)


def with_lists(value, shape):
    if shape.type_name == "structure":
        return {key: with_lists(item, shape.members[key]) for key, item in value.items()}
    if shape.type_name == "list":
        if sorted(value) != list(range(1, len(value) + 1)):
            raise Complaint(f"{shape.name}: the indices are {sorted(value)}")
        return [with_lists(value[index], shape.member) for index in sorted(value)]
    return value


def judge_form(service, body):
    pairs = parse_qsl(body, keep_blank_values=True, strict_parsing=True)
    strict = "&".join(f"{quote(name, safe='-._~')}={quote(value, safe='-._~')}" for name, value in pairs)
    complaints = [] if strict == body else ["the body is not encoded as RFC 3986 wants it"]
    model = session.get_service_model(service)
    values = dict(pairs)
    if len(values) != len(pairs):
        complaints.append("a parameter is there twice")
    if values.get("Version") != model.api_version:
        complaints.append(f"the version is {values.get('Version')}, not {model.api_version}")
    action = values.get("Action")
    if action not in model.operation_names:
        return complaints + [f"there is no action {action}"]
    operation = model.operation_model(action)
    nested = {}
    for name, text in pairs:
        if name in ("Action", "Version"):
            continue
        try:
            place(nested, operation.input_shape, name.split("."), text, name, flat=protocol(service) == "ec2")
        except (Complaint, ValueError) as complaint:
            complaints.append(str(complaint))
    if complaints:
        return complaints
    try:
        params = with_lists(nested, operation.input_shape)
    except Complaint as complaint:
        return [str(complaint)]
    report = ParamValidator().validate(params, operation.input_shape)
    if report.has_errors():
        return [report.generate_report()]
    serialised = create_serializer(protocol(service)).serialize_to_request(params, operation)["body"]
    theirs = {name: str(value) for name, value in serialised.items()}
    for name in sorted(set(theirs) | set(values)):
        if theirs.get(name) != values.get(name):
            complaints.append(f"{name}: botocore sends {theirs.get(name)!r}, we send {values.get(name)!r}")
    return complaints


# Requests: compared with what botocore sends for the same parameters.


def judge_request(request):
    operation = session.get_service_model(request["service"]).operation_model(request["action"])
    params = json.loads(request["params"])
    report = ParamValidator().validate(params, operation.input_shape)
    if report.has_errors():
        return [report.generate_report()]
    theirs = create_serializer(protocol(request["service"])).serialize_to_request(params, operation)
    path, _, query = request["path"].partition("?")
    pairs = parse_qsl(query, keep_blank_values=True)
    strict = "&".join(f"{quote(name, safe='-._~')}={quote(value, safe='-._~')}" for name, value in pairs)
    headers = {name.lower(): value for name, value in request["headers"]}
    compared = [
        ("method", theirs["method"], request["method"]),
        ("path", theirs["url_path"], path),
        ("query", dict(theirs["query_string"] or {}), dict(pairs)),
        ("encoding of the query", strict, query),
        ("body", comparable(theirs["body"].decode()), comparable(request["body"])),
    ]
    compared += [(name, value, headers.get(name.lower())) for name, value in theirs["headers"].items()]
    return [f"{what}: botocore sends {a!r}, we send {b!r}" for what, a, b in compared if a != b]


def comparable(body):
    if body.startswith("<"):
        return ElementTree.canonicalize(body)
    return json.loads(body) if body else None


# Replies: every member of the output shape filled with a value of its own, as XML and as a flat table.


class FullReply:
    def __init__(self, service, action):
        self.protocol = protocol(service)
        self.model = session.get_service_model(service)
        self.operation = self.model.operation_model(action)
        self.count = zlib.crc32(action.encode()) % 1000
        self.fields = {}

    def build(self):
        output = self.operation.output_shape
        action = self.operation.name
        if self.protocol == "json":
            document, value = self.object(output, "")
            return self.judged(output, json.dumps(document), value)
        namespace = self.model.metadata.get("xmlNamespace", f"https://{self.model.service_name}.amazonaws.com/doc/")
        root = ElementTree.Element(f"{action}Response", xmlns=namespace)
        result = root
        if self.protocol == "query":
            result = ElementTree.SubElement(root, output.serialization.get("resultWrapper", f"{action}Result"))
        value = self.members(result, output, "", pending=None)
        if self.protocol != "rest-xml":
            self.add_request_id(root)
        if self.count % 2:
            ElementTree.indent(root)
        return self.judged(output, ElementTree.tostring(root, encoding="unicode"), value)

    def judged(self, output, body, value):
        parsed = create_parser(self.protocol).parse({"status_code": 200, "headers": {}, "body": body.encode()}, output)
        parsed.pop("ResponseMetadata", None)
        if parsed != value:
            sys.exit(f"botocore does not read the {self.operation.name} reply as written: the judge itself is wrong.")
        return {"body": body, "fields": self.fields}

    def add_request_id(self, root):
        holder, name = root, "requestId"
        if self.protocol == "query":
            holder, name = ElementTree.SubElement(root, "ResponseMetadata"), "RequestId"
        ElementTree.SubElement(holder, name).text = "b5f3c2a0-0000-4000-8000-000000000001"

    def members(self, element, shape, path, pending):
        """The last page of a list: there is no marker. That of a log file's lines is there on the last as well."""
        values = {}
        for key, member in shape.members.items():
            ends = key in ("Marker", "NextToken") and "AdditionalDataPending" not in shape.members
            if ends or key.startswith("NextRecord") or member.type_name == "map":
                continue
            child = ElementTree.SubElement(element, wire_name(member, key))
            if key == "IsTruncated":
                child.text, values[key] = "false", False
                continue
            inner = f"{path}.{key}".lower().lstrip(".")
            if key == "PendingModifiedValues":
                values[key] = self.fill(child, member, inner, (inner, ""))
            else:
                values[key] = self.fill(child, member, inner, pending and (pending[0], f"{pending[1]}{key}"))
        return values

    def fill(self, element, shape, path, pending):
        deeper = pending and (pending[0], pending[1] and f"{pending[1]}.")
        if shape.type_name == "structure":
            return self.members(element, shape, path, deeper)
        if shape.type_name == "list":
            items = []
            for index in range(2):
                name = wire_name(shape.member, "member")
                child = ElementTree.SubElement(element, name)
                place = deeper and (deeper[0], f"{deeper[1]}{name}")
                items.append(self.fill(child, shape.member, f"{path}[{index}]", place))
            return items
        text, value, canonical = self.scalar(shape, path)
        element.text = text
        if pending:
            self.add_pending(pending, "****" if path.endswith("password") else text)
        else:
            self.fields[path] = canonical
        return value

    def add_pending(self, pending, text):
        """Pending values keep the text of the wire; those of one name, as in a list, are joined."""
        key = f"{pending[0]}.{pending[1]}"
        self.fields[key] = f"{self.fields[key]}|{text}" if key in self.fields else text

    def object(self, shape, path):
        """A structure in JSON, and what botocore makes of it."""
        written, values = {}, {}
        for key, member in shape.members.items():
            inner = f"{path}.{key}".lower().lstrip(".")
            written[wire_name(member, key)], values[key] = self.json(member, inner)
        return written, values

    def json(self, shape, path):
        if shape.type_name == "structure":
            return self.object(shape, path)
        if shape.type_name == "list":
            items = [self.json(shape.member, f"{path}[{index}]") for index in range(2)]
            return [item[0] for item in items], [item[1] for item in items]
        if shape.type_name == "map":
            items = {key: self.json(shape.value, f"{path}.{key}") for key in ("one", "two")}
            return {key: item[0] for key, item in items.items()}, {key: item[1] for key, item in items.items()}
        if shape.type_name == "blob":
            self.count += 1
            value = bytes([0, 255, self.count % 256])
            self.fields[path] = base64.b64encode(value).decode()
            return self.fields[path], value
        _, value, self.fields[path] = self.scalar(shape, path)
        return (value.timestamp() if shape.type_name == "timestamp" else value), value

    def scalar(self, shape, path):
        self.count += 1
        number = self.count
        kind = shape.type_name
        if kind == "string":
            allowed = getattr(shape, "enum", None)
            text = allowed[number % len(allowed)] if allowed else f"{path.rsplit('.')[-1]} <é&'\"> {number}"
            return text, text, text
        if kind in ("integer", "long"):
            value = number + (1 << 33 if kind == "long" else 0)
            return str(value), value, str(value)
        if kind in ("double", "float"):
            return f"{number}.5", number + 0.5, f"{number}.5"
        if kind == "boolean":
            value = bool(zlib.crc32(path.encode()) & 1)
            return str(value).lower(), value, str(value).lower()
        if kind == "timestamp":
            fraction = (number * 7 % 1000) * (number % 3 > 0)
            value = datetime(2026, 3, 1, tzinfo=timezone.utc) + timedelta(minutes=number, milliseconds=fraction)
            text = value.strftime("%Y-%m-%dT%H:%M:%S") + (f".{fraction:03}" if fraction else "") + "Z"
            return text, value, str(round(value.timestamp() * 1000))
        sys.exit(f"The judge knows no values of the type {kind} ({path}).")


def error_codes(call):
    """The codes on the wire: the model's own, or the name of the error."""
    operation = session.get_service_model(call["service"]).operation_model(call["action"])
    return [(shape.metadata.get("error") or {}).get("code", shape.name) for shape in operation.error_shapes]


def main(arguments):
    if arguments[:1] == ["forms"]:
        with open(arguments[1], encoding="utf-8") as file:
            forms = json.load(file)
        answer = [judge_form(form["service"], form["body"]) for form in forms]
    elif arguments[:1] == ["requests"]:
        with open(arguments[1], encoding="utf-8") as file:
            answer = [judge_request(request) for request in json.load(file)]
    elif arguments[:1] == ["errors"]:
        with open(arguments[1], encoding="utf-8") as file:
            answer = [error_codes(call) for call in json.load(file)]
    elif arguments == ["replies"]:
        answer = {
            action: FullReply(service, action).build() for service, actions in REPLIES.items() for action in actions
        }
    else:
        sys.exit(__doc__)
    json.dump(answer, sys.stdout)


main(sys.argv[1:])
