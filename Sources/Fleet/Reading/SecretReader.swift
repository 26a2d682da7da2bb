internal import AWS
internal import Engine
internal import Maintenance

/// What secrets are labelled with, never what they keep.
struct SecretReader: Reader {
    static let kinds: [any Question.Type] = [SecretStagesQuestion.self]

    private let region: RegionAccess

    init(_ region: RegionAccess) { self.region = region }

    func read(_ questions: Set<AnyQuestion>, for purpose: AskPurpose) async -> [any AnyAnswer] {
        await region.each(SecretStagesQuestion.self, of: questions) { question async throws(FleetError) in
            do throws(AWSError) {
                let request = SecretsManager.DescribeSecret(secretId: question.secret)
                return SecretStages(
                    try await region.calls.sender(to: .secretsManager, purpose.priority).send(request))
            } catch {
                throw error.failure(on: IAMAction(SecretsManager.DescribeSecret.self))
            }
        }
    }
}

extension SecretStages {
    fileprivate init(_ seen: SecretsManager.DescribeSecret.Reply) {
        self.init(
            (seen.versionIdsToStages ?? [:]).mapValues { Set($0) }, owner: seen.owningService,
            isLeaving: seen.deletedDate != nil)
    }
}
