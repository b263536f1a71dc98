import type { PolicyTerms, RecordOf } from '../records/index.ts';
import type { Permission } from './roster.ts';

/** What is given: roles, capabilities, and what limits them. */
export type Given = Pick<RecordOf<'enrol'>, 'roles' | 'capabilities' | 'briefs' | 'touch' | 'pin'>;

/** What roles and extra capabilities amount to. A role's demands are added to those of the giver. */
export function permissionsOf(given: Given, terms: PolicyTerms): Permission[] {
  const roles = terms.roles.filter(({ name }) => given.roles.includes(name));
  const permissions = [...roles, given].flatMap(({ capabilities, touch, pin }) =>
    capabilities.map((capability) => ({
      capability,
      briefs: given.briefs,
      ...(touch === true || given.touch === true ? { touch: true } : {}),
      ...(pin === true || given.pin === true ? { pin: true } : {}),
    })),
  );
  return onlyOnce(permissions);
}

/** Keeps one of permissions that say the same. */
export function onlyOnce(permissions: readonly Permission[]): Permission[] {
  const byText = new Map(permissions.map((each) => [JSON.stringify(each), each]));
  return [...byText.values()];
}

/** What a policy gives to its founders: everything, with the demands of the role `founder`. */
export function givenToFounders({ roles }: PolicyTerms): Given {
  const { touch, pin } = roles.find(({ name }) => name === 'founder') ?? {};
  return {
    roles: ['founder'],
    capabilities: ['*'],
    ...(touch === undefined ? {} : { touch }),
    ...(pin === undefined ? {} : { pin }),
  };
}
