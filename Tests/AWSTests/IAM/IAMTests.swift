import Testing

@testable import AWS

@Suite struct IAMTests {
    @Test func `every field of what IAM simulates is read`() async throws {
        try await BotocoreJudge.check("SimulatePrincipalPolicy", "evaluationresults") {
            try await $0.send(
                IAM.SimulatePrincipalPolicy(policySourceArn: "arn:aws:iam::1:role/x", actionNames: ["a:b"]))
        }
    }

    @Test func `every field of a role is read`() async throws {
        try await BotocoreJudge.check("GetRole", "role") { try await $0.send(IAM.GetRole(roleName: "load")) }
    }

    @Test func `what IAM simulates is read, with the keys that it was not given`() async throws {
        let aws = ScriptedAWS(
            """
            <SimulatePrincipalPolicyResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
              <SimulatePrincipalPolicyResult>
                <IsTruncated>false</IsTruncated>
                <EvaluationResults>
                  <member>
                    <EvalActionName>rds:DeleteDBInstance</EvalActionName>
                    <EvalDecision>implicitDeny</EvalDecision>
                    <MissingContextValues><member>aws:ResourceTag/changeover:operation</member></MissingContextValues>
                  </member>
                  <member>
                    <EvalActionName>rds:FailoverDBCluster</EvalActionName><EvalDecision>allowed</EvalDecision>
                  </member>
                </EvaluationResults>
              </SimulatePrincipalPolicyResult>
            </SimulatePrincipalPolicyResponse>
            """)
        let results = try await aws.send(
            IAM.SimulatePrincipalPolicy(policySourceArn: "arn:aws:iam::1:role/x", actionNames: ["a:b"]))
        #expect(results.map(\.evalDecision) == ["implicitDeny", "allowed"])
        #expect(results.map(\.missingContextValues) == [["aws:ResourceTag/changeover:operation"], []])
        #expect(aws.calls.first?.kind == .read)
    }
}
