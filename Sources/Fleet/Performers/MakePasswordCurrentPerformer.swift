internal import AWS
internal import Maintenance

struct MakePasswordCurrentPerformer: Performer {
    func request(for change: MakePasswordCurrent) -> any AWSRequest {
        SecretsManager.UpdateSecretVersionStage(
            secretId: change.rotation.secret, versionStage: SecretsManager.Stage.current
        ).with {
            $0.removeFromVersionId = change.former
            $0.moveToVersionId = change.rotation.version
        }
    }
}
