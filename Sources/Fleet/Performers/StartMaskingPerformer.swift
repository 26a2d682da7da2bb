internal import AWS
internal import Engine
internal import Maintenance

struct StartMaskingPerformer: MutationPerformer {
    func actions(for change: StartMasking) -> [IAMAction] { [IAMAction(SecretsManager.GetSecretValue.self)] }

    func work(for change: StartMasking, with access: PerformerAccess) async throws(PerformerObstacle) -> PerformerWork {
        let (masking, calls) = (access.region.masking, access.region.calls)
        let (script, authorities) = try parts(of: change, masking.ports)
        let job = MaskingJob(
            key: MaskingJob.Key(operation: change.operation, database: change.database),
            name: access.clearance.intent.id.text, script: script, host: change.host, port: change.port,
            authorities: authorities
        ) { () async throws(FleetError) in
            try await calls.secret(change.secret)
        }
        return .local { await masking.start(job) }
    }

    private func parts(
        of change: StartMasking, _ ports: SQLPorts
    ) throws(PerformerObstacle) -> (MaskingScript, authorities: String) {
        let script: MaskingScript
        let authorities: String
        do throws(FleetError) {
            script = try ports.script(change.script.file)
            authorities = try ports.requiredAuthorities()
        } catch {
            throw PerformerObstacle(.refused(error.message))
        }
        guard script.digest == change.script.digest else {
            throw PerformerObstacle(
                .refused("\(script.file) was changed since the plan was made, and only what was planned is run."))
        }
        return (script, authorities)
    }
}

extension RegionCalls {
    /// The current version of a secret.
    fileprivate func secret(_ name: String) async throws(FleetError) -> DatabaseSecret {
        let text: RedactedText?
        do throws(AWSError) {
            let request = SecretsManager.GetSecretValue(secretId: name)
            text = try await sender(to: .secretsManager, .mutation).send(request).secretString
        } catch {
            throw error.failure(on: IAMAction(SecretsManager.GetSecretValue.self))
        }
        return try DatabaseSecret(text, of: name)
    }
}
