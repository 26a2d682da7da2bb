/// Sources: API Reference of Secrets Manager, GetSecretValue, DescribeSecret, PutSecretValue, UpdateSecretVersionStage;
/// their required permissions there.
extension SecretsWorld {
    /// A version of a secret: the current one, or the one that a stage or an identifier names.
    package mutating func secretValue(
        of secret: String, version: String? = nil, stage: String? = nil, at time: SimulatedTime
    ) throws(RDSFault) -> (secret: SimulatedSecret, version: SimulatedSecret.Version) {
        advance(to: time)
        let found = secrets[try usable(secret, .getSecretValue)]
        if let key = found.key { try authorize(using(key, "kms:Decrypt")) }
        if let version {
            guard let named = found.versions.first(where: { $0.identifier == version }) else {
                throw .noSecretVersion("VersionId: \(version)")
            }
            guard stage.map(named.stages.contains) ?? true else {
                throw .secretState("You provided a VersionStage that is not associated to the provided VersionId.")
            }
            return (found, named)
        }
        let stage = stage ?? "AWSCURRENT"
        guard let staged = found.version(at: stage) else { throw .noSecretVersion("staging label: \(stage)") }
        return (found, staged)
    }

    package mutating func describeSecret(_ secret: String, at time: SimulatedTime) throws(RDSFault) -> SimulatedSecret {
        advance(to: time)
        // What is scheduled for deletion is described all the same (DescribeSecret, `DeletedDate`).
        return secrets[try known(secret, .describeSecret)]
    }

    /// Adds a version, unless it is there already with the same text.
    package mutating func putSecret(
        _ call: PutSecretCall, at time: SimulatedTime
    ) throws(RDSFault) -> (secret: SimulatedSecret, version: SimulatedSecret.Version) {
        advance(to: time)
        let index = try usable(call.secret, .putSecretValue)
        if let key = secrets[index].key {
            try authorize(using(key, "kms:GenerateDataKey"))
            try authorize(using(key, "kms:Decrypt"))
        }
        try call.checkForm()
        if let same = secrets[index].versions.first(where: { $0.identifier == call.token }) {
            guard same.text == call.text else {
                throw RDSFault(
                    code: "ResourceExistsException",
                    message: "You can't modify an existing version, you can only create a new version.")
            }
            return (secrets[index], same)
        }
        // 100 versions are kept, and all of the last 24 hours (PutSecretValue).
        let isKept = { [now] (version: SimulatedSecret.Version) in
            !version.stages.isEmpty || now - version.createdAt < .seconds(86_400)
        }
        if secrets[index].versions.count(where: isKept) >= 100 {
            throw RDSFault(code: "LimitExceededException", message: "The secret has as many versions as it can have.")
        }
        secrets[index].versions.append(
            SimulatedSecret.Version(identifier: call.token, text: call.text, stages: [], createdAt: now))
        for stage in Set(call.stages).sorted() { move(stage, to: call.token, of: index) }
        note(.put(version: call.token, stages: Set(call.stages)), of: index)
        let last = secrets[index].versions.count - 1
        return (secrets[index], secrets[index].versions[last])
    }

    /// Moves a stage; whoever names the version that loses it is refused where that is another one by now.
    package mutating func moveStage(_ call: MoveStageCall, at time: SimulatedTime) throws(RDSFault) -> SimulatedSecret {
        advance(to: time)
        let index = try usable(call.secret, .updateSecretVersionStage)
        let secret = secrets[index]
        for version in [call.target, call.source].compactMap(\.self)
        where !secret.versions.contains(where: { $0.identifier == version }) {
            throw .noSecretVersion("VersionId: \(version)")
        }
        let holder = secret.version(at: call.stage)?.identifier
        guard holder == call.source || (call.target != nil && holder == call.target) else {
            throw .secretParameter(
                "The parameter RemoveFromVersionId can't be empty or name another version than the staging label "
                    + "\(call.stage) is attached to.")
        }
        guard call.target != nil || call.stage != "AWSCURRENT" else {
            throw .secretParameter("You can only move staging label AWSCURRENT to a different secret version.")
        }
        if holder != call.target { move(call.stage, to: call.target, of: index) }
        note(.moved(stage: call.stage, to: call.target), of: index)
        return secrets[index]
    }

    /// Puts a stage on a version and takes it from whichever had it; who loses AWSCURRENT becomes AWSPREVIOUS.
    private mutating func move(_ stage: String, to target: String?, of index: Int) {
        let holder = secrets[index].version(at: stage)?.identifier
        for position in secrets[index].versions.indices {
            secrets[index].versions[position].stages.remove(stage)
            if secrets[index].versions[position].identifier == target {
                secrets[index].versions[position].stages.insert(stage)
            }
        }
        if stage == "AWSCURRENT", let holder, holder != target { move("AWSPREVIOUS", to: holder, of: index) }
    }

    mutating func note(_ what: SecretEffect.What, of index: Int) {
        secrets[index].changedAt = now
        effects.append(
            SecretEffect(
                number: effects.count + 1, actor: actor, secret: secrets[index].name, what: what, at: now))
    }
}

extension SecretsWorld {
    /// The secret that a name, an ARN or an ARN without its last characters names.
    private func known(_ name: String, _ action: SecretsAction) throws(RDSFault) -> Int {
        let index = secrets.firstIndex { $0.name == name || $0.arn == name || $0.arn.dropLast(7) == name }
        let arn = index.map { secrets[$0].arn } ?? "arn:aws:secretsmanager:\(region):\(account):secret:\(name)"
        try authorize(AccessRequest(action.permission, on: arn))
        guard let index else { throw .noSecret }
        return index
    }

    private func usable(_ name: String, _ action: SecretsAction) throws(RDSFault) -> Int {
        let index = try known(name, action)
        guard !secrets[index].isLeaving else {
            throw .secretState(
                "You can't perform this operation on the secret because it was marked for deletion.")
        }
        return index
    }

    func authorize(_ request: AccessRequest) throws(RDSFault) {
        guard let policy, actor == .caller else { return }
        try policy.authorize([request], to: RDSWorld.caller(in: account))
    }

    private func using(_ key: String, _ action: String) -> AccessRequest {
        let arn = key.hasPrefix("arn:") ? key : "arn:aws:kms:\(region):\(account):key/\(key)"
        return AccessRequest(action, on: arn, ["kms:ViaService": "secretsmanager.\(region).amazonaws.com"])
    }
}

extension PutSecretCall {
    /// Source: botocore model, ClientRequestTokenType, SecretVersionStagesType, SecretStringType.
    fileprivate func checkForm() throws(RDSFault) {
        guard (32...64).contains(token.count) else {
            throw .secretParameter("ClientRequestToken must be 32-64 characters long.")
        }
        guard (1...65_536).contains(text.utf8.count) else {
            throw .secretParameter("SecretString must be 1-65536 bytes long.")
        }
        guard (1...20).contains(stages.count) else { throw .secretParameter("There are 1-20 staging labels.") }
    }
}
