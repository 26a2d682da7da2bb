package import Foundation

/// The requests and reply shapes of the Secrets Manager API 2017-10-17, named after it.
///
/// A secret has versions, and labels that say which of them is what: `AWSCURRENT` is in force, `AWSPENDING` is about to
/// be, and `AWSPREVIOUS` was before. Source: "What's in a Secrets Manager secret?", Secrets Manager User Guide.
package enum SecretsManager {}

/// The request of an action of Secrets Manager.
package protocol SecretsManagerRequest: JSONRequest {}

extension SecretsManagerRequest {
    package static var service: AWSService { .secretsManager }
    package static var target: String { "secretsmanager" }
}

extension SecretsManager {
    /// What labels a version of a secret.
    package enum Stage {
        package static let current = "AWSCURRENT"
        package static let pending = "AWSPENDING"
        package static let previous = "AWSPREVIOUS"
    }

    /// Reads one version of a secret: by its id, by a label, or the current one.
    package struct GetSecretValue: SecretsManagerRequest {
        package struct Reply: Sendable, Equatable, Decodable {
            package var arn: String
            package var name: String
            package var versionId: String?
            /// Nil for a secret that is kept as bytes.
            package var secretString: RedactedText?
            package var versionStages: [String]?
            package var createdDate: Date?

            private enum CodingKeys: String, CodingKey {
                case arn = "ARN"
                case name = "Name"
                case versionId = "VersionId"
                case secretString = "SecretString"
                case versionStages = "VersionStages"
                case createdDate = "CreatedDate"
            }
        }

        package static let kind = AWSCall.Kind.read

        /// The name or the ARN, whole.
        var secretId: String
        package var versionId: String?
        package var versionStage: String?

        package init(secretId: String) {
            self.secretId = secretId
        }

        package func encode(into members: inout JSONMembers) {
            members.add("SecretId", secretId)
            members.add("VersionId", versionId)
            members.add("VersionStage", versionStage)
        }
    }

    /// Tells of a secret without showing it.
    package struct DescribeSecret: SecretsManagerRequest {
        package struct Reply: Sendable, Equatable, Decodable {
            package var arn: String
            package var name: String
            package var kmsKeyId: String?
            package var rotationEnabled: Bool?
            package var lastChangedDate: Date?
            /// When it is to be deleted; until then its value is refused with InvalidRequestException.
            package var deletedDate: Date?
            /// The service that keeps the secret, such as `rds`.
            package var owningService: String?
            /// The labels of each version that has any.
            package var versionIdsToStages: [String: [String]]?

            private enum CodingKeys: String, CodingKey {
                case arn = "ARN"
                case name = "Name"
                case kmsKeyId = "KmsKeyId"
                case rotationEnabled = "RotationEnabled"
                case lastChangedDate = "LastChangedDate"
                case deletedDate = "DeletedDate"
                case owningService = "OwningService"
                case versionIdsToStages = "VersionIdsToStages"
            }

            /// The version with that label, which no other version has.
            package func version(at stage: String) -> String? {
                versionIdsToStages?.first { $0.value.contains(stage) }?.key
            }
        }

        package static let kind = AWSCall.Kind.read

        var secretId: String

        package init(secretId: String) {
            self.secretId = secretId
        }

        package func encode(into members: inout JSONMembers) {
            members.add("SecretId", secretId)
        }
    }

    /// Makes a password that nobody has seen; nothing is kept of it.
    package struct GetRandomPassword: SecretsManagerRequest {
        package struct Reply: Sendable, Equatable, Decodable {
            package var randomPassword: RedactedText

            private enum CodingKeys: String, CodingKey {
                case randomPassword = "RandomPassword"
            }
        }

        package static let kind = AWSCall.Kind.read

        package var passwordLength: Int?
        package var excludeCharacters: String?
        package var excludePunctuation: Bool?
        package var includeSpace: Bool?
        package var requireEachIncludedType: Bool?

        package init() {}

        package func encode(into members: inout JSONMembers) {
            members.add("PasswordLength", passwordLength)
            members.add("ExcludeCharacters", excludeCharacters)
            members.add("ExcludePunctuation", excludePunctuation)
            members.add("IncludeSpace", includeSpace)
            members.add("RequireEachIncludedType", requireEachIncludedType)
        }
    }
}
