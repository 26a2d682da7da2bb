import AWS
import Fleet

/// What the bot needs of AWS: credentials and permissions.
struct AWSChecks: Sendable {
    let config: Config
    let surroundings: Bot.Surroundings

    func rows() async -> [CheckRow] {
        let identity = await self.identity()
        let findings = await AWSFleet(config: config, surroundings: surroundings).check()
        return [identity] + findings.map(row)
    }

    private func identity() async -> CheckRow {
        do {
            let client = try AWSClient(surroundings.aws, region: config.region)
            let caller = try await STSClient(client: client).getCallerIdentity()
            return CheckRow(.ok, "AWS identity", "account \(caller.account) as \(caller.arn)")
        } catch {
            return CheckRow(error.outcome == .permanent ? .missing : .unclear, "AWS identity", error.message)
        }
    }

    private func row(_ finding: PermissionFinding) -> CheckRow {
        let permission = finding.permission
        let subject = permission.action.description
        switch finding.verdict {
        case .allowed:
            return CheckRow(.ok, subject, permission.purpose)
        case .denied(let sentence):
            let weight =
                permission.weight == .essential ? "Nothing works without it." : "Without it that is not checked."
            return CheckRow(
                .missing, subject,
                "Needed \(permission.purpose). Allow it in the bot's IAM policy. \(weight) \(sentence)")
        case .unclear(let sentence):
            return CheckRow(.unclear, subject, "Needed \(permission.purpose). \(sentence)")
        case .notVerifiable:
            return CheckRow(.untried, subject, "Needed \(permission.purpose).")
        }
    }
}
