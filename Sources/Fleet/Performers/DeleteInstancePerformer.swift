internal import AWS
internal import Maintenance

struct DeleteInstancePerformer: Performer {
    func request(for change: DeleteInstance) -> any AWSRequest {
        RDS.DeleteDBInstance(dbInstanceIdentifier: change.instance.text, finalSnapshot: .skipped)
    }
}
