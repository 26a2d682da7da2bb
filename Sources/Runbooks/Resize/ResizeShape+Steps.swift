import Maintenance

extension ResizeShape {
    /// The steps in their order, not yet tied to each other.
    func steps(_ roles: ResizeRoles, floor: PlanPolicy.Floor) -> [Step] {
        let writer = roles.writer.identifier
        let all = roles.changing.map(\.identifier)
        let readers = roles.membership.readers.count

        func change(
            _ instances: [InstanceID], among present: Int, while interim: InstanceID, id: StepID = "change-class"
        ) -> Step {
            .changeClass(
                Rolling(instances, readers: present, before: readers, floor: floor, writer: interim),
                to: roles.request.instanceClass, id: id)
        }
        func verify(without absent: [InstanceID] = []) -> Step {
            .verify(
                Expectation(
                    of: roles.membership, writer: writer, changing: all, to: roles.request.instanceClass,
                    without: absent))
        }

        switch self {
        case .nothing:
            return []
        case .readersOnly, .inPlace:
            return [change(all, among: readers, while: writer), verify()]
        case .standIn(let standIn):
            let interim = standIn.identifier
            return [
                .createStandIn(standIn), .failOver(from: writer, to: interim),
                change(all, among: readers + 1, while: interim),
                .failBack(from: interim, to: writer), .deleteStandIn(interim), verify(without: [interim]),
            ]
        case .readyReader(let reader):
            return [
                .failOver(from: writer, to: reader), change(all, among: readers, while: reader),
                .failBack(from: reader, to: writer),
                verify(),
            ]
        case .readersFirst(let reader):
            return [
                change(all.filter { $0 != writer }, among: readers, while: writer, id: "change-readers"),
                .failOver(from: writer, to: reader),
                change([writer], among: readers, while: reader, id: "change-writer"),
                .failBack(from: reader, to: writer), verify(),
            ]
        }
    }
}
