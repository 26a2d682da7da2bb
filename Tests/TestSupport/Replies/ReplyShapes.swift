import Foundation

/// What AWS's replies contain, by the service models of botocore.
struct ReplyShapes: Decodable, Sendable {
    struct Action: Decodable, Sendable {
        /// The shape of its reply; none where AWS says nothing but that it accepted.
        let output: String?
        /// The element around the shape, in the Query protocol.
        let wrapper: String?
    }

    struct Shape: Decodable, Sendable {
        let name: String
        let kind: Kind
        /// The shapes of a structure's members by their names on the wire.
        let members: [String: String]?
        /// What an element of a list is called on the wire.
        let item: String?
        let element: String?
    }

    enum Kind: String, Decodable, Sendable {
        case structure, list, map, string, integer, long, double, float, boolean, timestamp, blob
    }

    let actions: [String: Action]
    private let shapes: [String: Shape]

    subscript(_ key: String?) -> Shape? { key.flatMap { shapes[$0] } }

    /// Read once, by one Python process.
    static let known = Result {
        try JSONDecoder().decode(ReplyShapes.self, from: PythonProcess.output(of: program))
    }

    private static let program = """
        import json, sys
        try:
            from botocore.session import Session
        except ImportError:
            sys.exit("The Python module botocore is missing: install it (pip install botocore).")

        ACTIONS = {
            "rds": None, "sts": None, "iam": ["SimulatePrincipalPolicy", "GetRole"],
            "ec2": ["DescribeRegions", "DescribeSecurityGroups"],
            "cloudwatch": ["GetMetricStatistics", "DescribeAlarms"],
            "application-autoscaling": ["DescribeScalableTargets", "RegisterScalableTarget"],
            "route53": [
                "ChangeResourceRecordSets", "GetChange", "GetHostedZone", "ListHostedZones", "ListHostedZonesByName",
                "ListResourceRecordSets"],
            "secretsmanager": [
                "DescribeSecret", "GetRandomPassword", "GetSecretValue", "PutSecretValue", "UpdateSecretVersionStage"],
        }
        session, shapes, actions = Session(), {}, {}

        def wire_name(shape, otherwise):
            return shape.serialization.get("name", otherwise)

        def add(service, shape):
            key = f"{service}:{shape.name}"
            if key not in shapes:
                shapes[key] = described = {"name": shape.name, "kind": shape.type_name}
                if shape.type_name == "structure":
                    described["members"] = {
                        wire_name(member, name): add(service, member) for name, member in shape.members.items()}
                if shape.type_name == "list":
                    if shape.serialization.get("flattened"):
                        sys.exit(f"{key} is a flattened list, which the judge does not know.")
                    described["item"] = wire_name(shape.member, "member")
                    described["element"] = add(service, shape.member)
            return key

        for service, names in ACTIONS.items():
            model = session.get_service_model(service)
            for name in names or model.operation_names:
                output = model.operation_model(name).output_shape
                actions[name] = {} if output is None else {
                    "output": add(service, output), "wrapper": output.serialization.get("resultWrapper")}
        json.dump({"actions": actions, "shapes": shapes}, sys.stdout)
        """
}
