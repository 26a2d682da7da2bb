internal import AWS
internal import Maintenance

struct FailOverInstancePerformer: Performer {
    func request(for change: FailOverInstance) -> any AWSRequest {
        RDS.RebootDBInstance(dbInstanceIdentifier: change.instance.text).with { $0.forceFailover = true }
    }
}
