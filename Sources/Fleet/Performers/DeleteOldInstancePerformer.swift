internal import AWS
internal import Maintenance

struct DeleteOldInstancePerformer: Performer {
    func request(for change: DeleteOldInstance) -> any AWSRequest {
        RDS.DeleteDBInstance(
            dbInstanceIdentifier: change.instance.text,
            finalSnapshot: change.finalSnapshot.map { .named($0) } ?? .skipped
        ).with { $0.deleteAutomatedBackups = false }
    }
}
