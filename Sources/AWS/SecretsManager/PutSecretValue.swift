extension SecretsManager {
    /// Adds a version to a secret, with the labels given, or as the current one.
    ///
    /// The token becomes the version's id: the same value under the same token changes nothing, another value under it
    /// is refused with ResourceExistsException. Source: PutSecretValue in the API reference.
    package struct PutSecretValue: SecretsManagerRequest {
        package struct Reply: Sendable, Equatable, Decodable {
            package var arn: String?
            package var name: String?
            package var versionId: String?
            package var versionStages: [String]?

            private enum CodingKeys: String, CodingKey {
                case arn = "ARN"
                case name = "Name"
                case versionId = "VersionId"
                case versionStages = "VersionStages"
            }
        }

        package static let kind = AWSCall.Kind.mutating

        var secretId: String
        /// 32 to 64 characters.
        var clientRequestToken: String
        var secretString: RedactedText
        package var versionStages: [String] = []
        /// What of the value no message is to repeat by itself either.
        package var concealed: [RedactedText] = []

        package init(secretId: String, clientRequestToken: String, secretString: RedactedText) {
            self.secretId = secretId
            self.clientRequestToken = clientRequestToken
            self.secretString = secretString
        }

        package func encode(into members: inout JSONMembers) {
            members.add("SecretId", secretId)
            members.add("ClientRequestToken", clientRequestToken)
            members.add("SecretString", secretString)
            for part in concealed { members.conceal(part) }
            members.add("VersionStages", each: versionStages)
        }
    }

    /// Moves a label from one version of a secret to another, or takes it away.
    ///
    /// A label that a version has must be removed from that one in the same call. Where `AWSCURRENT` moves, the version
    /// that had it gets `AWSPREVIOUS`. Source: UpdateSecretVersionStage in the API reference.
    package struct UpdateSecretVersionStage: SecretsManagerRequest {
        package struct Reply: Sendable, Equatable, Decodable {
            package var arn: String?
            package var name: String?

            private enum CodingKeys: String, CodingKey {
                case arn = "ARN"
                case name = "Name"
            }
        }

        package static let kind = AWSCall.Kind.mutating

        var secretId: String
        var versionStage: String
        package var removeFromVersionId: String?
        package var moveToVersionId: String?

        package init(secretId: String, versionStage: String) {
            self.secretId = secretId
            self.versionStage = versionStage
        }

        package func encode(into members: inout JSONMembers) {
            members.add("SecretId", secretId)
            members.add("VersionStage", versionStage)
            members.add("RemoveFromVersionId", removeFromVersionId)
            members.add("MoveToVersionId", moveToVersionId)
        }
    }
}
