import Maintenance

@testable import Runbooks

extension StandardStepRules {
    /// For work that it makes no difference to when its step began.
    func assess(_ work: Work, seeing observation: Observation, outstanding: [Intent]) -> Assessment {
        assess(work, seeing: observation, outstanding: outstanding, since: Timestamp(milliseconds: 0))
    }
}
