import AWS
import Engine
import Fleet
import Maintenance

/// What the bot needs of AWS: credentials and permissions.
struct AWSChecks: Sendable {
    let config: Config
    let surroundings: Bot.Surroundings

    func rows() async -> [CheckRow] {
        let identity = await self.identity()
        let fleet: AWSFleet
        do {
            fleet = try AWSFleet(config: config, surroundings: surroundings)
        } catch {
            return [identity, CheckRow(.missing, "AWS calls", error.description)]
        }
        return [identity] + (await region(fleet)) + (await permissions(fleet)) + (await lifecycles(fleet))
    }

    /// What `changeover policy` allows for this configuration.
    private func permissions(_ fleet: AWSFleet) async -> [CheckRow] {
        let lifecycles = config.lifecycles.map(\.lifecycle)
        let needed = (try? RolePolicy.shipped()).map { NarrowedPolicy($0, for: lifecycles).policy.actions }
        let services = FleetService.all(trying: PermissionSamples(of: lifecycles))
        return await fleet.check(of: services, needing: needed).map(row)
    }

    /// Whether the account may use the configured region; nothing where that cannot be told, which the row of the
    /// permission then says.
    private func region(_ fleet: AWSFleet) async -> [CheckRow] {
        guard let client = try? AWSClient(surroundings.aws, region: config.region),
            let regions = try? await fleet.regions()
        else { return [] }
        let subject = "AWS region \(client.region)"
        if regions.enabled.contains(client.region) { return [CheckRow(.ok, subject, "enabled for the account")] }
        guard !regions.others.contains(client.region) else {
            return [
                CheckRow(.missing, subject, "It is not enabled for the account: enable it in AWS, or name another.")
            ]
        }
        let near = regions.enabled.nearest(to: client.region).first.map { " Did you mean \($0)?" } ?? ""
        return [CheckRow(.missing, subject, "There is no such region.\(near)")]
    }

    private func identity() async -> CheckRow {
        do {
            let client = try AWSClient(surroundings.aws, region: config.region)
            let caller = try await client.send(STS.GetCallerIdentity())
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
        case .simulated:
            return CheckRow(.ok, subject, "\(permission.purpose) (by IAM's simulation)")
        case .unchecked(let sentence):
            return CheckRow(.unchecked, subject, "Needed \(permission.purpose). \(sentence)")
        }
    }
}
