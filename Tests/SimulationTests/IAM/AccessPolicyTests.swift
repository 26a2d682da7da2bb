import Testing

@testable import Simulation

/// Rules: "IAM JSON policy elements reference" and "Policy evaluation logic", IAM User Guide.
@Suite struct AccessPolicyTests {
    private static func policy(_ statements: String...) throws -> AccessPolicy {
        try AccessPolicy(json: #"{"Version": "2012-10-17", "Statement": [\#(statements.joined(separator: ","))]}"#)
    }

    private static func statement(
        _ actions: String = #""rds:*""#, on resources: String = #""*""#, effect: String = "Allow",
        when condition: String = "{}"
    ) -> String {
        #"{"Effect": "\#(effect)", "Action": \#(actions), "Resource": \#(resources), "Condition": \#(condition)}"#
    }

    @Test(arguments: [
        (#""rds:Delete*""#, "rds:DeleteDBCluster", AccessDecision.allowed),
        (#""rds:delete*""#, "RDS:DeleteDBCluster", .allowed),
        (#""rds:DeleteDBCluster""#, "rds:DELETEdbCLUSTER", .allowed),
        (#"["a:b", "rds:DeleteDB?luster"]"#, "rds:DeleteDBCluster", .allowed), (#""*""#, "kms:CreateGrant", .allowed),
        (#""rds:DeleteDBClust""#, "rds:DeleteDBCluster", .implicitDeny),
        (#""rds:""#, "rds:DeleteDBCluster", .implicitDeny),
        (#""rds:*Cluster""#, "rds:DeleteDBClusterEndpoint", .implicitDeny),
    ])
    func `an action is allowed when a statement names it`(actions: String, action: String, expected: AccessDecision)
        throws
    {
        #expect(try Self.policy(Self.statement(actions)).decision(on: AccessRequest(action)) == expected)
    }

    @Test func `what one statement allows everywhere is denied where another denies it`() throws {
        let policy = try Self.policy(
            Self.statement(#""rds:DeleteDBCluster""#),
            Self.statement(#""rds:Delete*""#, on: #""arn:aws:rds:eu-west-1:1:cluster:orders""#, effect: "Deny"))
        func decision(on cluster: String) -> AccessDecision {
            policy.decision(on: AccessRequest("rds:DeleteDBCluster", on: "arn:aws:rds:eu-west-1:1:cluster:\(cluster)"))
        }
        #expect((decision(on: "orders"), decision(on: "billing")) == (.explicitDeny, .allowed))
    }

    @Test(arguments: [
        (#""arn:*:rds:*:*:cluster:*-old*""#, "arn:aws:rds:eu-west-1:1:cluster:orders-old1", true),
        (#""arn:*:rds:*:*:cluster:*-old*""#, "arn:aws:rds:eu-west-1:1:cluster:orders", false),
        (#""arn:*:rds:*:*:cluster:*-green-*""#, "arn:aws:rds:eu-west-1:1:cluster:*", false),
        (#""arn:*:rds:*:*:db:*""#, "arn:aws:rds:eu-west-1:1:db:*", true), (#"["x", "*"]"#, "anything", true),
        (#""arn:*:rds:*:*:db:*""#, "arn:aws:rds:eu-west-1:1:cluster:x", false),
    ])
    func `a resource has to fit a pattern; one without a name fits no part of one`(
        pattern: String, resource: String, isAllowed: Bool
    ) throws {
        let decision = try Self.policy(Self.statement(on: pattern)).decision(
            on: AccessRequest("rds:X", on: resource))
        #expect((decision == .allowed) == isAllowed)
    }

    @Test(
        arguments: [
            (#"{"StringEquals": {"a:B": "x"}}"#, ["A:b": "x"], true),
            (#"{"StringEquals": {"a:b": "x"}}"#, ["a:b": "y"], false),
            (#"{"StringEquals": {"a:b": ["x", "y"]}}"#, ["a:b": "y"], true),
            (#"{"StringEquals": {"a:b": "x"}}"#, [:], false),
            (#"{"StringNotEquals": {"a:b": "x"}}"#, ["a:b": "x"], false),
            (#"{"StringNotEquals": {"a:b": "x"}}"#, [:], true),
            (#"{"StringLike": {"a:b": "?*"}}"#, ["a:b": "k3f9"], true),
            (#"{"StringLike": {"a:b": "?*"}}"#, ["a:b": ""], false),
            (#"{"StringLike": {"a:b": "rds.*"}}"#, ["a:b": "s3.eu-west-1.amazonaws.com"], false),
            (#"{"Bool": {"a:b": "true"}}"#, ["a:b": "true"], true), (#"{"Bool": {"a:b": "true"}}"#, [:], false),
            (#"{"Null": {"a:b": "true"}}"#, [:], true), (#"{"Null": {"a:b": "true"}}"#, ["a:b": "x"], false),
            (#"{"Null": {"a:b": "false"}}"#, ["a:b": "x"], true),
            (#"{"StringEquals": {"a:b": "x", "c:d": "y"}}"#, ["a:b": "x"], false),
            (#"{"StringEquals": {"a:b": "x"}, "Bool": {"c:d": "true"}}"#, ["a:b": "x", "c:d": "true"], true),
        ] as [(String, [String: String], Bool)])
    func `a condition holds when every key of it fits`(condition: String, context: [String: String], holds: Bool) throws
    {
        let decision = try Self.policy(Self.statement(when: condition)).decision(
            on: AccessRequest("rds:X", on: "*", context))
        #expect((decision == .allowed) == holds)
    }

    @Test(
        arguments: [
            (#"{"ForAllValues:StringEquals": {"a:b": ["x", "y"]}}"#, ["y", "x"], true),
            (#"{"ForAllValues:StringEquals": {"a:b": ["x", "y"]}}"#, ["x", "z"], false),
            (#"{"ForAllValues:StringLike": {"a:b": "dev-*"}}"#, ["dev-1", "dev-2"], true),
            (#"{"ForAllValues:StringLike": {"a:b": "dev-*"}}"#, ["dev-1", "prod"], false),
            (#"{"ForAllValues:StringLike": {"a:b": "dev-*"}}"#, nil, true),
            (#"{"Null": {"a:b": "true"}}"#, ["x"], false),
            (#"{"StringEquals": {"a:b": "x"}}"#, ["x"], false),
        ] as [(String, [String]?, Bool)])
    func `of a key with several values every one has to fit`(condition: String, values: [String]?, holds: Bool) throws {
        var request = AccessRequest("rds:X")
        request.lists["a:b"] = values
        #expect((try Self.policy(Self.statement(when: condition)).decision(on: request) == .allowed) == holds)
    }

    @Test func `a deny goes before every allow`() throws {
        let policy = try Self.policy(Self.statement(), Self.statement(#""rds:Delete*""#, effect: "Deny"))
        #expect(policy.decision(on: AccessRequest("rds:DeleteDBCluster")) == .explicitDeny)
        #expect(policy.decision(on: AccessRequest("rds:RebootDBInstance")) == .allowed)
    }

    @Test(arguments: [
        #"{"Effect": "Allow", "NotAction": "a:b", "Resource": "*"}"#,
        #"{"Effect": "Allow", "Action": "a:b", "Resource": "*", "Principal": "*"}"#,
        #"{"Effect": "Allow", "Action": "a:b", "Resource": "arn:aws:iam::1:role/${aws:username}"}"#,
        #"{"Effect": "Allow", "Action": "a:b", "Resource": "*", "Condition": {"DateLessThan": {"a": "b"}}}"#,
        #"{"Effect": "Allow", "Action": "a:b", "Resource": "*", "Condition": {"StringEqualsIfExists": {"a": "b"}}}"#,
        #"{"Effect": "Perhaps", "Action": "a:b", "Resource": "*"}"#, #"{"Effect": "Allow", "Action": "a:b"}"#, "7",
    ])
    func `what this evaluator does not understand is refused, not passed over`(statement: String) {
        #expect(throws: AccessPolicy.Malformed.self) { try Self.policy(statement) }
    }

    @Test func `the shipped policy is one that is understood`() {
        #expect(AccessPolicy.shipped.statements.count >= 7)
    }

    @Test(arguments: ["", "*", "a*b*c", "**", "?", "a?*"])
    func `a pattern ends soon on a long text`(pattern: String) {
        let text = String(repeating: "a", count: 10_000)
        #expect(WildcardPattern(pattern).matches(text) == ["*", "**", "a?*"].contains(pattern))
    }
}
