import Maintenance
import Runbooks
import TestSupport

/// What certificates and tags tell.
extension PreflightTests {
    private static func certified(_ left: Span) -> Observation {
        .orders().with("orders-2") { $0.certificateValidTill = Observation.sampleInstant + left }
    }

    private static func tagged(_ key: String, _ value: String) -> Observation {
        .orders().with("orders-2") { $0.tags = [Tag(key: key, value: value)] }
    }

    static let signs: [Row] = [
        Row("infrastructure-code", "none", []),
        Row("certificates", "none named", []),
        Row("certificates", "good for 31 days", [], seeing: certified(.minutes(31 * 24 * 60))),
        Row(
            "certificates", "good for 29 days", [.acknowledge],
            ["Server certificates end soon: that of orders-2 ends on 2026-02-03 14:00 UTC."],
            seeing: certified(.minutes(29 * 24 * 60))),
        Row("certificates", "ended", [.acknowledge], ["that of orders-2 ended on"], seeing: certified(.zero)),
        Row(
            "infrastructure-code", "Terraform by a value", [.acknowledge],
            ["orders is described by Terraform: set the class to db.r6g.xlarge there too, or this is seen as drift"],
            seeing: tagged("managed-by", "Terraform")),
        Row("infrastructure-code", "Terraform by a key", [.acknowledge], [], seeing: tagged("terraform", "true")),
        Row(
            "infrastructure-code", "Terraform by a longer key", [.acknowledge], ["Terraform"],
            seeing: tagged("TerraformWorkspace", "prod")),
        Row(
            "infrastructure-code", "Pulumi by a key", [.acknowledge], ["Pulumi"], seeing: tagged("pulumi:stack", "prod")
        ),
        Row("infrastructure-code", "said to be not", [], seeing: tagged("terraform", "false")),
        Row("infrastructure-code", "somebody else's tool", [], seeing: tagged("managed-by", "dba-team")),
        Row("infrastructure-code", "a word in passing", [], seeing: tagged("note", "no terraform here")),
        Row(
            "infrastructure-code", "CloudFormation", [.acknowledge], ["CloudFormation (db-stack)"],
            seeing: .orders().with("orders-2") {
                $0.tags = [Tag(key: "aws:cloudformation:stack-name", value: "db-stack")]
            }),
    ]
}
