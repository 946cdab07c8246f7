export { BindingRequest, localUfragOf } from './binding-request.ts';
export { bindingSuccess, roleConflict, unknownAttributes } from './binding-reply.ts';
