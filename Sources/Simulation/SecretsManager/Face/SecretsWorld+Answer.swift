extension SecretsWorld {
    /// Answers one action with the members of a JSON object.
    mutating func answer(_ action: SecretsAction, _ body: [String: Any]) throws(RDSFault) -> [String: Any] {
        switch action {
        case .describeSecret: try answerDescription(body)
        case .getRandomPassword: try answerPassword(body)
        case .getSecretValue: try answerValue(body)
        case .putSecretValue: try answerPut(body)
        case .updateSecretVersionStage: try answerMove(body)
        }
    }

    private mutating func answerValue(_ body: [String: Any]) throws(RDSFault) -> [String: Any] {
        let (secret, version) = try secretValue(
            of: try Self.required("SecretId", in: body), version: body["VersionId"] as? String,
            stage: body["VersionStage"] as? String, at: now)
        return [
            "ARN": secret.arn, "Name": secret.name, "VersionId": version.identifier, "SecretString": version.text,
            "VersionStages": version.stages.sorted(), "CreatedDate": Self.seconds(version.createdAt),
        ]
    }

    private mutating func answerDescription(_ body: [String: Any]) throws(RDSFault) -> [String: Any] {
        let secret = try describeSecret(try Self.required("SecretId", in: body), at: now)
        let staged = secret.versions.filter { !$0.stages.isEmpty }
        var answer: [String: Any] = [
            "ARN": secret.arn, "Name": secret.name, "CreatedDate": Self.seconds(secret.createdAt),
            "LastChangedDate": Self.seconds(secret.changedAt),
            "VersionIdsToStages": Dictionary(staged.map { ($0.identifier, $0.stages.sorted()) }) { $1 },
        ]
        answer["KmsKeyId"] = secret.key
        if secret.isLeaving { answer["DeletedDate"] = Self.seconds(secret.changedAt) }
        return answer
    }

    private mutating func answerPut(_ body: [String: Any]) throws(RDSFault) -> [String: Any] {
        let (secret, version) = try putSecret(
            PutSecretCall(
                secret: try Self.required("SecretId", in: body),
                token: try Self.required("ClientRequestToken", in: body),
                text: try Self.required("SecretString", in: body),
                stages: body["VersionStages"] as? [String] ?? ["AWSCURRENT"]), at: now)
        return [
            "ARN": secret.arn, "Name": secret.name, "VersionId": version.identifier,
            "VersionStages": version.stages.sorted(),
        ]
    }

    private mutating func answerMove(_ body: [String: Any]) throws(RDSFault) -> [String: Any] {
        let secret = try moveStage(
            MoveStageCall(
                secret: try Self.required("SecretId", in: body), stage: try Self.required("VersionStage", in: body),
                to: body["MoveToVersionId"] as? String, from: body["RemoveFromVersionId"] as? String), at: now)
        return ["ARN": secret.arn, "Name": secret.name]
    }

    private mutating func answerPassword(_ body: [String: Any]) throws(RDSFault) -> [String: Any] {
        var call = RandomPasswordCall()
        call.length = body["PasswordLength"] as? Int ?? 32
        call.excluded = body["ExcludeCharacters"] as? String ?? ""
        call.hasNumbers = body["ExcludeNumbers"] as? Bool != true
        call.hasPunctuation = body["ExcludePunctuation"] as? Bool != true
        call.hasUppercase = body["ExcludeUppercase"] as? Bool != true
        call.hasLowercase = body["ExcludeLowercase"] as? Bool != true
        call.hasSpace = body["IncludeSpace"] as? Bool == true
        call.hasEachType = body["RequireEachIncludedType"] as? Bool != false
        return ["RandomPassword": try randomPassword(call, at: now)]
    }

    private static func required(_ name: String, in body: [String: Any]) throws(RDSFault) -> String {
        guard let value = body[name] as? String else {
            throw .secretParameter("The parameter \(name) is missing, or is no text.")
        }
        return value
    }

    /// As the JSON protocol writes instants.
    private static func seconds(_ time: SimulatedTime) -> Double { Double(time.milliseconds) / 1000 }
}
