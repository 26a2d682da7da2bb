import Engine
import Maintenance

extension Control {
    /// Every cluster and every RDS instance of a region (`nil`: the configured one), by name.
    func databases(region: String?, _ admission: Admission) async throws(FleetError) -> [Observation] {
        let place = try await place(region: region, admission)
        let question = DatabasesQuestion(in: place)
        guard let answer = await ask([AnyQuestion(question)], admission)[question] else {
            throw FleetError("The databases of \(place.region) were not read.", passes: true)
        }
        switch answer.reading {
        case .known(let found): return found.observations(in: place, takenAt: answer.takenAt)
        case .unavailable(let reason): throw FleetError(reason, passes: answer.passes)
        }
    }
}
